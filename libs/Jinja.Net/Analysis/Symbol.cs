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
internal sealed class Symbol
{
    public string Name { get; private set; } = "";

    public Scope Owner { get; private set; } = null!;

    public SymbolLoad Load { get; set; }

    /// <summary>The variable that an alias copies.</summary>
    public Symbol? Source { get; private set; }

    /// <summary>Whether anything assigns it, so that it needs a slot of its own.</summary>
    public bool IsStored { get; set; }

    /// <summary>Whether it is always assigned before it can be read, so that it does not matter what its slot holds when its scope is entered.</summary>
    public bool IsAssignedFirst { get; set; }

    /// <summary>Its slot in the function's locals, or -1 where the context's value does.</summary>
    public int Slot { get; set; }

    /// <summary>Makes it a new variable.</summary>
    public void Begin(string name, Scope owner, SymbolLoad load, Symbol? source) =>
        (Name, Owner, Load, Source, IsStored, IsAssignedFirst, Slot) = (name, owner, load, source, false, false, -1);
}
