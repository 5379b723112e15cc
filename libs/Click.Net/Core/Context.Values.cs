using Click.Net.Parsing;

namespace Click.Net;

public sealed partial class Context
{
    private ParameterValues? _values;
    private BoundCall? _deferred;
    private string[]? _deferredWords;

    /// <summary>The values of the parameters by name.</summary>
    public IDictionary<string, object?> Params => Values;

    /// <summary>Where the value of a parameter came from; <see langword="null"/> for an unknown name.</summary>
    public ParameterSource? GetParameterSource(string name) => Values.SourceOf(name);

    /// <summary>Notes where the value of a parameter came from.</summary>
    public void SetParameterSource(string name, ParameterSource source) => Values.SetSource(name, source);

    /// <summary>The value of a parameter, in its type.</summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public T? Get<T>(string name) => Values[name] is { } value ? (T)value : default;

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

    internal ParameterValues Values => _values ?? MakeValues();

    /// <summary>Nothing that reads a word in another way than it stands.</summary>
    internal bool HasPlainSettings => DefaultMap is null && AutoEnvVarPrefix is null && TokenNormalizer is null
        && !ResilientParsing && !IgnoreUnknownOptions && AllowInterspersedArgs;

    internal bool HasDeferred => _deferred is not null;

    /// <summary>Keeps a call that was read without parameters. The values are made only if someone asks for them.</summary>
    internal void Defer(BoundCall call, string[] words)
    {
        _deferred = call;
        _deferredWords = words;
    }

    /// <summary>The call that was read, unless someone has asked for the values and may have changed them.</summary>
    internal BoundCall? TakeDeferred() => _values is null ? _deferred : null;

    private ParameterValues MakeValues()
    {
        _values = new ParameterValues(Command.ParamSpan.Length);
        if (_deferred is null)
            return _values;
        _deferred = null;
        Command.ParseParams(this, _deferredWords!);
        return _values;
    }
}
