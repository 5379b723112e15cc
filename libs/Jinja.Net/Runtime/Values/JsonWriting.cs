namespace Jinja.Net.Runtime.Values;

/// <summary>How JSON is written: the arguments of Python's <c>json.dumps</c>.</summary>
internal sealed record JsonWriting
{
    /// <summary>What a level is indented by; <see langword="null"/> writes one line.</summary>
    public string? Indent { get; init; }

    public bool SortKeys { get; init; }

    public bool EnsureAscii { get; init; } = true;

    public bool AllowNan { get; init; } = true;

    public bool SkipKeys { get; init; }

    public string? ItemSeparator { get; init; }

    public string? KeySeparator { get; init; }

    /// <summary>Whether the four characters that mean something in HTML are written as escapes.</summary>
    public bool EscapesHtml { get; init; }

    public static JsonWriting From(Value settings)
    {
        JsonWriting writing = new();
        if (!MappingView.TryOf(settings, out MappingView mapping)) return writing;
        foreach ((Value key, Value value) in mapping.Pairs()) writing = writing.With(Representation.Text(key), value);
        return writing;
    }

    private JsonWriting With(string name, Value value) => name switch
    {
        "indent" => this with { Indent = value.IsNone ? null : IndentOf(value) },
        "sort_keys" => this with { SortKeys = Truth.IsTrue(value) },
        "ensure_ascii" => this with { EnsureAscii = Truth.IsTrue(value) },
        "allow_nan" => this with { AllowNan = Truth.IsTrue(value) },
        "skipkeys" => this with { SkipKeys = Truth.IsTrue(value) },
        "separators" when SequenceView.TryOf(value, out SequenceView pair) && pair.Count == 2 =>
            this with { ItemSeparator = Representation.Text(pair[0]), KeySeparator = Representation.Text(pair[1]) },
        "separators" or "check_circular" or "default" or "cls" => this,
        _ => throw PythonErrors.Type($"JSONEncoder.__init__() got an unexpected keyword argument '{name}'"),
    };

    /// <summary>A number of spaces, or the text itself.</summary>
    public static string IndentOf(Value indent, RenderBudget? budget = null)
    {
        if (indent.O is Undefined undefined) throw undefined.Fail();
        if (indent.IsText) return indent.AsText;
        int spaces = Math.Clamp(Numbers.Index(indent), 0, MostSpaces);
        budget?.CheckText(spaces);
        return new string(' ', spaces);
    }

    // Where there is no budget, a bound all the same.
    private const int MostSpaces = 16 * 1024 * 1024;
}
