namespace Jinja.Net.Analysis;

/// <summary>What a variable's slot holds when its scope is entered.</summary>
internal enum SymbolLoad
{
    /// <summary>What the code that enters the scope puts there: a parameter, a loop's target.</summary>
    Parameter,

    /// <summary>What the context has under the name.</summary>
    Resolve,

    /// <summary>What the variable of the scope around it has.</summary>
    Alias,

    /// <summary>Nothing, until it is assigned.</summary>
    Undefined,
}

/// <summary>A variable of one scope.</summary>
/// <param name="name">Its name.</param>
/// <param name="owner">The scope.</param>
internal sealed class Symbol(string name, Scope owner)
{
    public string Name => name;

    public Scope Owner => owner;

    public SymbolLoad Load { get; set; }

    /// <summary>The variable that an alias copies.</summary>
    public Symbol? Source { get; set; }

    /// <summary>Whether anything assigns it, so that it needs a slot of its own.</summary>
    public bool IsStored { get; set; }

    /// <summary>Its slot in the function's locals, or -1 where the context's value does.</summary>
    public int Slot { get; set; } = -1;
}
