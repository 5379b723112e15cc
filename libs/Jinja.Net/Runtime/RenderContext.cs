using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>
/// The variables of a running template: what it was given, what it set at its top, and its blocks.
/// A function that takes one as its first parameter is given the current one.
/// </summary>
/// <remarks>Mirrors <c>jinja2.runtime.Context</c>.</remarks>
public sealed class RenderContext : IRenderContext
{
    private static readonly Dictionary<string, Value> None = [];

    // Made when the template sets its first variable.
    private Dictionary<string, Value>? _own;
    private HashSet<string>? _exported;
    private VariableSource _parent;
    private VariableSource? _globals;
    private CodeUnit? _cachedUnit;
    private Value[] _cached = [];
    private Dictionary<CodeUnit, Value[]>? _caches;

    internal RenderContext(VariableSource parent, BlockTable blocks, EvalContext evalContext, string? name)
    {
        _parent = parent;
        Blocks = blocks;
        EvalContext = evalContext;
        Name = name;
    }

    /// <summary>The template's name, if it has one.</summary>
    public string? Name { get; }

    /// <summary>Whether output is escaped at this place.</summary>
    public EvalContext EvalContext { get; }

    /// <summary>The names that the template set at its top and that others may import.</summary>
    public IReadOnlyCollection<string> ExportedNames => _exported ?? (IReadOnlyCollection<string>)[];

    /// <summary>The template that the context was made for.</summary>
    internal object? Template { get; init; }

    internal BlockTable Blocks { get; }

    /// <summary>Begins anew with the variables of the program, and the globals behind them. Nothing may have kept the context.</summary>
    internal void Restart(VariableSource given, VariableSource globals, bool autoEscape)
    {
        if (!ReferenceEquals(_parent, given))
            _parent = given;
        if (!ReferenceEquals(_globals, globals))
            _globals = globals;
        EvalContext.AutoEscape = autoEscape;
    }

    /// <summary>Forgets every value, and where values came from unless a thread uses that again.</summary>
    internal void Forget()
    {
        if (_parent is not (MemberSource or PairSource))
            _parent = NoVariables.Instance;
        (_own, _exported, _caches) = (null, null, null);
        foreach (ref Value value in _cached.AsSpan())
            value = default;
    }

    internal IReadOnlyDictionary<string, Value> Own => _own ?? None;

    /// <summary>Looks a variable up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, out object? value)
    {
        Value found = Resolve(name);
        value = found.ToObject();
        return !found.IsMissing;
    }

    /// <summary>Every variable by name, those of the template's top before those that it was given.</summary>
    /// <returns>The variables.</returns>
    public IReadOnlyDictionary<string, object?> GetAll() =>
        All().ToDictionary(static pair => pair.Key, static pair => pair.Value.ToObject(), StringComparer.Ordinal);

    /// <summary>The variable of a name; missing if there is none.</summary>
    internal Value Resolve(string name)
    {
        if (_own is not null && _own.TryGetValue(name, out Value value))
            return value;
        value = _parent.Find(name);
        return value.IsMissing && _globals is not null ? _globals.Find(name) : value;
    }

    internal Dictionary<string, Value> All()
    {
        Dictionary<string, Value> all = new(StringComparer.Ordinal);
        _globals?.CopyTo(all);
        _parent.CopyTo(all);
        foreach ((string name, Value value) in Own)
            all[name] = value;
        return all;
    }

    internal void Set(string name, Value value)
    {
        (_own ??= new(StringComparer.Ordinal))[name] = value;
        ForgetCached();
    }

    internal void Export(string name, Value value)
    {
        Set(name, value);
        if (!name.StartsWith('_'))
            (_exported ??= new(StringComparer.Ordinal)).Add(name);
    }

    internal void Unexport(string name) => _exported?.Remove(name);

    /// <summary>A context for the same blocks with more variables.</summary>
    internal RenderContext Derive(IReadOnlyDictionary<string, Value> locals)
    {
        Dictionary<string, Value> all = All();
        foreach ((string name, Value value) in locals)
            all[name] = value;
        return new RenderContext(new MapSource(all), Blocks, EvalContext, Name) { Template = Template };
    }

    /// <summary>The values of a unit's names as far as they were asked for; the rest is missing.</summary>
    internal Value[] CacheFor(CodeUnit unit)
    {
        if (ReferenceEquals(unit, _cachedUnit))
            return _cached;
        if (_cachedUnit is null)
        {
            _cachedUnit = unit;
            return _cached = new Value[unit.NameCount];
        }

        _caches ??= [];
        if (!_caches.TryGetValue(unit, out Value[]? cache))
            _caches[unit] = cache = new Value[unit.NameCount];
        return cache;
    }

    private void ForgetCached()
    {
        Array.Clear(_cached);
        foreach (Value[] cache in _caches?.Values ?? Enumerable.Empty<Value[]>())
            Array.Clear(cache);
    }
}
