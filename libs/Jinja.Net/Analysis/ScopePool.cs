namespace Jinja.Net.Analysis;

/// <summary>Scopes, functions and symbols, used again by one compilation after the other.</summary>
internal sealed class ScopePool
{
    private const int MostKept = 256;
    private readonly List<Scope> _scopes = [];
    private readonly List<Symbol> _symbols = [];
    private readonly List<FunctionScope> _functions = [];
    private int _usedScopes;
    private int _usedSymbols;
    private int _usedFunctions;

    public Scope Scope(Scope? parent, FunctionScope function)
    {
        Scope scope = Next(_scopes, ref _usedScopes);
        scope.Begin(this, parent, function);
        return scope;
    }

    public Symbol Symbol(string name, Scope owner, SymbolLoad load, Symbol? source)
    {
        Symbol symbol = Next(_symbols, ref _usedSymbols);
        symbol.Begin(name, owner, load, source);
        return symbol;
    }

    public FunctionScope Function(FunctionScope? parent)
    {
        FunctionScope function = Next(_functions, ref _usedFunctions);
        function.Begin(parent);
        return function;
    }

    /// <summary>Everything may be used again.</summary>
    public void Reset()
    {
        (_usedScopes, _usedSymbols, _usedFunctions) = (0, 0, 0);
        Trim(_scopes);
        Trim(_symbols);
        Trim(_functions);
    }

    private static T Next<T>(List<T> items, ref int used)
        where T : new()
    {
        if (used == items.Count)
            items.Add(new T());
        return items[used++];
    }

    private static void Trim<T>(List<T> items)
    {
        if (items.Count > MostKept)
            items.Clear();
    }
}
