namespace Jinja.Net.Analysis;

/// <summary>
/// The variables of one scope. All names of a scope are known before it is compiled: a name that is assigned anywhere in it is
/// a variable of it everywhere, which begins as what surrounds it, what the context has, or nothing.
/// </summary>
internal sealed class Scope
{
    private const int MostWithoutIndex = 8;
    private ScopePool _pool = null!;
    private Symbol[] _symbols = [];
    private int _count;

    // Made when there are too many symbols to look at each.
    private Dictionary<string, Symbol>? _index;

    /// <summary>The scope around it, whose variables it sees; <see langword="null"/> for templates and blocks.</summary>
    public Scope? Parent { get; private set; }

    /// <summary>The function whose locals it lives in.</summary>
    public FunctionScope Function { get; private set; } = null!;

    /// <summary>Makes it a new scope.</summary>
    public void Begin(ScopePool pool, Scope? parent, FunctionScope function)
    {
        (_pool, Parent, Function) = (pool, parent, function);
        _count = 0;
        _index = null;
    }

    /// <summary>The variables that begin here.</summary>
    public ReadOnlySpan<Symbol> Symbols => _symbols.AsSpan(0, _count);

    /// <summary>The variable that a name means here, or null.</summary>
    public Symbol? Find(string name)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
            if (scope.FindOwn(name) is { } symbol)
                return symbol;
        return null;
    }

    /// <summary>The variable that a name means here as it is declared here, or null.</summary>
    public Symbol? FindOwn(string name)
    {
        if (_index is not null)
            return _index.GetValueOrDefault(name);
        foreach (Symbol symbol in Symbols)
            if (symbol.Name == name)
                return symbol;
        return null;
    }

    /// <summary>A variable whose value comes from outside. It gets the next slot.</summary>
    public Symbol DeclareParameter(string name)
    {
        Symbol symbol = FindOwn(name) ?? Define(name, SymbolLoad.Parameter, null);
        Store(symbol);
        return symbol;
    }

    /// <summary>A name is read.</summary>
    public void AddLoad(string name)
    {
        if (Find(name) is null)
            Define(name, SymbolLoad.Resolve, null);
    }

    /// <summary>A name is assigned. If that may not happen, and nothing was known of the name before, it begins as what the context has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isCertain">Whether the assignment stands under no condition.</param>
    /// <param name="isFirst">Whether nothing before it can have read the name.</param>
    public void AddStore(string name, bool isCertain, bool isFirst)
    {
        Symbol? symbol = FindOwn(name);
        if (symbol is null)
        {
            Symbol? outer = Parent?.Find(name);
            symbol = Define(name, outer is not null ? SymbolLoad.Alias : isCertain ? SymbolLoad.Undefined : SymbolLoad.Resolve, outer);
            symbol.IsAssignedFirst = symbol.Load == SymbolLoad.Undefined && isFirst;
        }

        Store(symbol);
    }

    private void Store(Symbol symbol)
    {
        symbol.IsStored = true;
        if (symbol.Slot < 0)
            symbol.Slot = Function.NewSlot();
    }

    private Symbol Define(string name, SymbolLoad load, Symbol? source)
    {
        Symbol symbol = _pool.Symbol(name, this, load, source);
        if (_count == _symbols.Length)
            Array.Resize(ref _symbols, Math.Max(2, _count * 2));
        _symbols[_count++] = symbol;
        if (_count > MostWithoutIndex)
            AddToIndex(symbol);
        return symbol;
    }

    private void AddToIndex(Symbol symbol)
    {
        if (_index is null)
        {
            _index = new(StringComparer.Ordinal);
            foreach (Symbol known in Symbols)
                _index[known.Name] = known;
        }

        _index[symbol.Name] = symbol;
    }
}

/// <summary>A piece of a template that runs with locals of its own: a template, a block, a macro, the body of a recursive loop.</summary>
internal sealed class FunctionScope
{
    /// <summary>The function that it was written in, whose locals it sees.</summary>
    public FunctionScope? Parent { get; private set; }

    /// <summary>Makes it a new function.</summary>
    public void Begin(FunctionScope? parent) => (Parent, SlotCount, IsCaptured) = (parent, 0, false);

    /// <summary>How many slots its locals take.</summary>
    public int SlotCount { get; private set; }

    /// <summary>Whether a function inside of it uses its locals, so that they must outlive a call.</summary>
    public bool IsCaptured { get; set; }

    public int NewSlot() => SlotCount++;
}
