namespace Jinja.Net.Analysis;

/// <summary>
/// The variables of one scope. All names of a scope are known before it is compiled: a name that is assigned anywhere in it is
/// a variable of it everywhere, which begins as what surrounds it, what the context has, or nothing.
/// </summary>
/// <param name="parent">The scope around it, whose variables it sees; <see langword="null"/> for templates and blocks.</param>
/// <param name="function">The function whose locals it lives in.</param>
internal sealed class Scope(Scope? parent, FunctionScope function)
{
    private Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);
    private HashSet<string> _stores = new(StringComparer.Ordinal);
    private Dictionary<string, (SymbolLoad Load, Symbol? Source)> _loads = new(StringComparer.Ordinal);

    // One object for each name, shared by the copies that branches work on.
    private readonly Dictionary<string, Symbol> _known = new(StringComparer.Ordinal);

    private Scope(Scope original)
        : this(original.Parent, original.Function)
    {
        _symbols = new(original._symbols, StringComparer.Ordinal);
        _stores = new(original._stores, StringComparer.Ordinal);
        _loads = new(original._loads, StringComparer.Ordinal);
        _known = original._known;
    }

    public Scope? Parent => parent;

    public FunctionScope Function => function;

    /// <summary>The variables that begin here, ready once the scope was analysed.</summary>
    public IEnumerable<Symbol> Symbols => _symbols.Values;

    /// <summary>The names that are assigned here.</summary>
    public IReadOnlyCollection<string> Stores => _stores;

    /// <summary>The variable that a name means here, or null.</summary>
    public Symbol? Find(string name) => _symbols.TryGetValue(name, out Symbol? symbol) ? symbol : parent?.Find(name);

    /// <summary>The variable that a name means here as it is declared here, or null.</summary>
    public Symbol? FindOwn(string name) => _symbols.GetValueOrDefault(name);

    public Symbol DeclareParameter(string name)
    {
        _stores.Add(name);
        return Define(name, SymbolLoad.Parameter, null);
    }

    public void AddLoad(string name)
    {
        if (Find(name) is null)
            Define(name, SymbolLoad.Resolve, null);
    }

    public void AddStore(string name)
    {
        _stores.Add(name);
        if (_symbols.ContainsKey(name))
            return;
        Symbol? outer = parent?.Find(name);
        Define(name, outer is null ? SymbolLoad.Undefined : SymbolLoad.Alias, outer);
    }

    /// <summary>A copy for one branch of a condition, to be merged by <see cref="Merge"/>.</summary>
    public Scope Branch() => new(this);

    /// <summary>Takes over what branches did. A name that only a branch assigns begins as what it was before.</summary>
    public void Merge(IReadOnlyList<Scope> branches)
    {
        HashSet<string> stored = new(StringComparer.Ordinal);
        foreach (Scope branch in branches)
            stored.UnionWith(branch._stores);
        stored.ExceptWith(_stores);
        foreach (Scope branch in branches)
            TakeOver(branch);
        foreach (string name in stored)
        {
            Symbol? outer = parent?.Find(name);
            _loads[name] = outer is null ? (SymbolLoad.Resolve, null) : (SymbolLoad.Alias, outer);
        }
    }

    /// <summary>Settles how each variable begins and gives slots to those that need one.</summary>
    public void Settle()
    {
        foreach (Symbol symbol in _symbols.Values)
        {
            (symbol.Load, symbol.Source) = _loads[symbol.Name];
            symbol.IsStored = _stores.Contains(symbol.Name);
            if (symbol.IsStored && symbol.Slot < 0)
                symbol.Slot = function.NewSlot();
        }
    }

    private void TakeOver(Scope branch)
    {
        foreach ((string name, Symbol symbol) in branch._symbols)
            _symbols[name] = symbol;
        foreach ((string name, (SymbolLoad, Symbol?) load) in branch._loads)
            _loads[name] = load;
        _stores.UnionWith(branch._stores);
    }

    private Symbol Define(string name, SymbolLoad load, Symbol? source)
    {
        if (!_known.TryGetValue(name, out Symbol? symbol))
            _known[name] = symbol = new Symbol(name, this);
        _symbols[name] = symbol;
        _loads[name] = (load, source);
        return symbol;
    }
}

/// <summary>A piece of a template that runs with locals of its own: a template, a block, a macro, the body of a recursive loop.</summary>
/// <param name="parent">The function that it was written in, whose locals it sees.</param>
internal sealed class FunctionScope(FunctionScope? parent)
{
    public FunctionScope? Parent => parent;

    /// <summary>How many slots its locals take.</summary>
    public int SlotCount { get; private set; }

    /// <summary>Whether a function inside of it uses its locals, so that they must outlive a call.</summary>
    public bool IsCaptured { get; set; }

    public int NewSlot() => SlotCount++;
}
