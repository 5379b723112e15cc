using System.Runtime.InteropServices;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Parsing;

/// <summary>What a parse needs only while it goes on. A thread keeps one for its next parse; after an error it is dropped.</summary>
internal sealed class ParseScratch
{
    [ThreadStatic]
    private static ParseScratch? _spare;

    public TokenBuffer Tokens { get; } = new();

    /// <summary>The brackets that are open in the tag that is being read.</summary>
    public Stack<char> Brackets { get; } = new();

    /// <summary>The tags that are open.</summary>
    public Stack<string> OpenTags { get; } = new();

    /// <summary>The tags that end the open bodies.</summary>
    public Stack<string[]> WantedEnds { get; } = new();

    /// <summary>Statements of the bodies that are being read, the inner ones last.</summary>
    public ItemStack<Statement> Statements { get; } = new();

    /// <summary>Expressions of the outputs and lists that are being read, the inner ones last.</summary>
    public ItemStack<Expression> Expressions { get; } = new();

    /// <summary>The named arguments of the calls that are being read, the inner ones last.</summary>
    public ItemStack<NamedArgument> Named { get; } = new();

    public static ParseScratch Rent()
    {
        ParseScratch scratch = _spare ?? new ParseScratch();
        _spare = null;
        return scratch;
    }

    public static void Return(ParseScratch scratch)
    {
        scratch.Tokens.Clear();
        _spare = scratch;
    }
}

/// <summary>A stack of items that are taken off as arrays.</summary>
internal sealed class ItemStack<T>
{
    private readonly List<T> _items = [];

    public int Count => _items.Count;

    public T this[int index] => _items[index];

    public void Push(T item) => _items.Add(item);

    /// <summary>Drops everything from a place on; what was taken off before stays taken.</summary>
    public void Drop(int start)
    {
        if (_items.Count > start)
            CollectionsMarshal.SetCount(_items, start);
    }

    /// <summary>Takes everything from a place on.</summary>
    public T[] TakeFrom(int start)
    {
        if (start == _items.Count)
            return [];
        T[] taken = CollectionsMarshal.AsSpan(_items)[start..].ToArray();
        CollectionsMarshal.SetCount(_items, start);
        return taken;
    }
}
