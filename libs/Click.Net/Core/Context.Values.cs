using Click.Net.Parsing;

namespace Click.Net;

public sealed partial class Context
{
    private readonly ParameterValues _values;

    /// <summary>The values of the parameters by name.</summary>
    public IDictionary<string, object?> Params => _values;

    /// <summary>Where the value of a parameter came from; <see langword="null"/> for an unknown name.</summary>
    public ParameterSource? GetParameterSource(string name) => _values.SourceOf(name);

    /// <summary>Notes where the value of a parameter came from.</summary>
    public void SetParameterSource(string name, ParameterSource source) => _values.SetSource(name, source);

    /// <summary>The value of a parameter, in its type.</summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public T? Get<T>(string name) => _values[name] is { } value ? (T)value : default;

    /// <summary>The default that the context's default map has for a parameter.</summary>
    /// <returns>Whether there is one; it may be <see langword="null"/>.</returns>
    public bool TryLookupDefault(string name, out object? value)
    {
        value = null;
        if (DefaultMap is null || !DefaultMap.TryGetValue(name, out value))
            return false;
        if (value is Func<object?> make)
            value = make();
        return true;
    }

    internal object? LookupDefault(string name) => TryLookupDefault(name, out object? value) ? value : Unset.Value;

    internal ParameterValues Values => _values;
}
