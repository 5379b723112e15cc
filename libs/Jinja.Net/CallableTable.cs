using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>Filters or tests by name: the built-in ones, and delegates of the program.</summary>
internal sealed class CallableTable(IReadOnlyDictionary<string, Callable> builtins) : IDictionary<string, Delegate>
{
    private readonly Dictionary<string, Callable> _callables = new(builtins, StringComparer.Ordinal);

    public int Count => _callables.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _callables.Keys;

    public ICollection<Delegate> Values => [.. _callables.Values.Select(DelegateOf)];

    public Delegate this[string key]
    {
        get => DelegateOf(_callables[key]);
        set => _callables[key] = Invocation.FromDelegate(key, value ?? throw new ArgumentNullException(nameof(value)));
    }

    public Callable? Find(string name) => _callables.GetValueOrDefault(name);

    public void Put(string name, Callable callable) => _callables[name] = callable;

    public void Add(string key, Delegate value) => _callables.Add(key, Invocation.FromDelegate(key, value));

    public void Add(KeyValuePair<string, Delegate> item) => Add(item.Key, item.Value);

    public void Clear() => _callables.Clear();

    public bool Contains(KeyValuePair<string, Delegate> item) => TryGetValue(item.Key, out Delegate? value) && value == item.Value;

    public bool ContainsKey(string key) => _callables.ContainsKey(key);

    public void CopyTo(KeyValuePair<string, Delegate>[] array, int arrayIndex)
    {
        foreach (KeyValuePair<string, Delegate> pair in this)
            array[arrayIndex++] = pair;
    }

    public IEnumerator<KeyValuePair<string, Delegate>> GetEnumerator() =>
        _callables.Select(static pair => KeyValuePair.Create(pair.Key, DelegateOf(pair.Value))).GetEnumerator();

    public bool Remove(string key) => _callables.Remove(key);

    public bool Remove(KeyValuePair<string, Delegate> item) => Contains(item) && Remove(item.Key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Delegate value)
    {
        value = _callables.TryGetValue(key, out Callable? callable) ? DelegateOf(callable) : null;
        return value is not null;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Delegate DelegateOf(Callable callable) => callable is DelegateCallable known ? known.Delegate : BuiltinAsDelegate(callable);

    // A built-in taken out as a delegate can be registered again under another name.
    private static Func<object?, object?> BuiltinAsDelegate(Callable callable) =>
        value => callable.Invoke(new JinjaEnvironment().Outside, new CallArguments([Value.From(value)])).ToObject();
}
