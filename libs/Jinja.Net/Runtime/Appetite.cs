namespace Jinja.Net.Runtime;

/// <summary>How a callable takes the items of its arguments: what must be awaited before it is called, because it cannot wait itself.</summary>
internal enum Appetite : byte
{
    /// <summary>It takes none, or hands on tasks to whoever takes them from it.</summary>
    None,

    /// <summary>It is code of the program: lazy sequences of ours are made first, and all else it gets as it is.</summary>
    Lazy,

    /// <summary>It takes the first item.</summary>
    First,

    /// <summary>It takes all items.</summary>
    All,
}
