using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Flask.Net.Sessions;

namespace Flask.Net;

/// <summary>The session as templates see it: opened, and marked as accessed, only when a template really asks for something in it.</summary>
internal sealed class TemplateSession(FlaskContext context) : IReadOnlyDictionary<string, object?>
{
    public int Count => Session.Count;

    public IEnumerable<string> Keys => Session.Keys;

    public IEnumerable<object?> Values => Session.Values;

    public bool Permanent => Session.Permanent;

    private ISession Session => context.Session;

    public object? this[string key] => Session[key];

    public bool ContainsKey(string key) => Session.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => Session.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Session.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
