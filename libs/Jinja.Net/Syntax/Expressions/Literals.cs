namespace Jinja.Net.Syntax.Expressions;

/// <summary>A constant: <c>42</c>, <c>'text'</c>, <c>true</c>, <c>none</c>.</summary>
/// <param name="Value">A <see cref="long"/>, <see cref="System.Numerics.BigInteger"/>, <see cref="double"/>, <see cref="string"/>, <see cref="bool"/> or null.</param>
/// <param name="Position">Where it stands.</param>
public sealed record ConstantExpression(object? Value, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "const";
}

/// <summary>Text between tags, as part of an output.</summary>
/// <param name="Data">The text, after whitespace was trimmed.</param>
/// <param name="Position">Where it begins.</param>
public sealed record TemplateData(string Data, SourcePosition Position) : Expression(Position)
{
    // Where the text stands, as long as nobody has asked for it.
    private readonly string? _source;
    private readonly int _start;
    private readonly int _length;

    /// <summary>A piece of a source.</summary>
    internal TemplateData(string source, int start, int length, SourcePosition position)
        : this(null!, position) => (_source, _start, _length) = (source, start, length);

    /// <summary>The text, after whitespace was trimmed.</summary>
    public string Data
    {
        get => field ??= _source!.Substring(_start, _length);
        init;
    } = Data;

    /// <summary>The text that this is a piece of.</summary>
    internal (string Text, int Start, int Length) Piece => _source is null ? (Data, 0, Data.Length) : (_source, _start, _length);

    /// <inheritdoc/>
    public override string Kind => "templatedata";

    /// <inheritdoc/>
    public bool Equals(TemplateData? other) => other is not null && Position == other.Position && Data == other.Data;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Position, Data);
}

/// <summary>A tuple: <c>(a, b)</c>.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Position">Where it begins.</param>
public sealed record TupleExpression(IReadOnlyList<Expression> Items, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "tuple";

    /// <inheritdoc/>
    public override bool CanAssign => Items.All(static item => item.CanAssign);

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Items;
}

/// <summary>A list: <c>[a, b]</c>.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ListExpression(IReadOnlyList<Expression> Items, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "list";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Items;
}

/// <summary>A dict: <c>{a: b}</c>.</summary>
/// <param name="Pairs">Its pairs.</param>
/// <param name="Position">Where it begins.</param>
public sealed record DictExpression(IReadOnlyList<PairNode> Pairs, SourcePosition Position) : Expression(Position)
{
    /// <inheritdoc/>
    public override string Kind => "dict";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => Pairs;
}

/// <summary>A key and its value in a dict.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record PairNode(Expression Key, Expression Value) : Node(Key.Position)
{
    /// <inheritdoc/>
    public override string Kind => "pair";

    /// <inheritdoc/>
    public override IEnumerable<Node> Children => [Key, Value];
}
