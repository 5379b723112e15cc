using MarkupSafe.Net.Text;

namespace MarkupSafe.Net;

// What is looked for is taken as it is; what is put in is escaped unless it is markup.
public readonly partial struct Markup
{
    /// <summary>How many code points the markup has.</summary>
    public int Length => CodePoints.Count(AsSpan());

    /// <summary>The code point at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public Markup this[int index] => new(Slicing.At(ToString(), index));

    /// <summary>The code point at a position from either end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public Markup this[Index index] => new(Slicing.At(ToString(), index.IsFromEnd ? -index.Value : index.Value));

    /// <summary>The code points of a range, as in <c>markup[1..^1]</c>; a range beyond the ends is cut.</summary>
    public Markup this[Range range] => Slice(Bound(range.Start), range.End.Equals(Index.End) ? null : Bound(range.End));

    /// <summary>The code points from a start to a stop by a step; negative positions count from the end.</summary>
    /// <param name="start">The first position; <see langword="null"/> is the beginning in the direction of the step.</param>
    /// <param name="stop">The position before which to stop; <see langword="null"/> is the end in the direction of the step.</param>
    /// <param name="step">The distance of the positions; not zero.</param>
    public Markup Slice(int? start, int? stop, int step = 1) => new(Slicing.Slice(ToString(), start, stop, step));

    /// <summary>Puts the markup between pieces, each escaped unless it is markup.</summary>
    /// <param name="parts">The pieces; each is written as <see cref="Escape(object)"/> does.</param>
    public Markup Join(IEnumerable<object?> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new(string.Join(ToString(), parts.Select(static part => Escape(part).ToString())));
    }

    /// <summary>Puts the markup between texts, each escaped.</summary>
    public Markup Join(params ReadOnlySpan<string?> parts)
    {
        string[] escaped = new string[parts.Length];
        for (int i = 0; i < escaped.Length; i++)
            escaped[i] = Escape(parts[i]).ToString();
        return new(string.Join(ToString(), escaped));
    }

    /// <inheritdoc cref="Splitting.Split"/>
    public IReadOnlyList<Markup> Split(string? separator = null, int most = -1) => All(Splitting.Split(ToString(), separator, most));

    /// <inheritdoc cref="Splitting.RSplit"/>
    public IReadOnlyList<Markup> RSplit(string? separator = null, int most = -1) => All(Splitting.RSplit(ToString(), separator, most));

    /// <inheritdoc cref="Splitting.SplitLines"/>
    public IReadOnlyList<Markup> SplitLines(bool keepEnds = false) => All(Splitting.SplitLines(ToString(), keepEnds));

    /// <inheritdoc cref="Splitting.Partition"/>
    public (Markup Before, Markup Separator, Markup After) Partition(string separator) => All(Splitting.Partition(ToString(), separator));

    /// <inheritdoc cref="Splitting.RPartition"/>
    public (Markup Before, Markup Separator, Markup After) RPartition(string separator) => All(Splitting.RPartition(ToString(), separator));

    /// <inheritdoc cref="Trimming.Strip"/>
    public Markup Strip(string? letters = null) => new(Trimming.Strip(ToString(), letters));

    /// <inheritdoc cref="Trimming.LStrip"/>
    public Markup LStrip(string? letters = null) => new(Trimming.LStrip(ToString(), letters));

    /// <inheritdoc cref="Trimming.RStrip"/>
    public Markup RStrip(string? letters = null) => new(Trimming.RStrip(ToString(), letters));

    /// <inheritdoc cref="Trimming.RemovePrefix"/>
    public Markup RemovePrefix(string prefix) => new(Trimming.RemovePrefix(ToString(), prefix));

    /// <inheritdoc cref="Trimming.RemoveSuffix"/>
    public Markup RemoveSuffix(string suffix) => new(Trimming.RemoveSuffix(ToString(), suffix));

    /// <summary>Exchanges a part wherever it stands, from the left.</summary>
    /// <param name="old">The part, looked for as it is; an empty one stands before every code point and at the end.</param>
    /// <param name="new">What takes its place, escaped unless it is markup.</param>
    /// <param name="most">How many times; negative is every time.</param>
    public Markup Replace(string old, object? @new, int most = -1) =>
        new(Replacing.Replace(ToString(), old, Escape(@new).ToString(), most));

    /// <inheritdoc cref="Replacing.Translate"/>
    /// <remarks>What the table puts in is not escaped: the table is yours.</remarks>
    public Markup Translate(IReadOnlyDictionary<int, string?> table) => new(Replacing.Translate(ToString(), table));

    /// <inheritdoc cref="CaseMapping.ToUpper"/>
    public Markup ToUpper() => new(CaseMapping.ToUpper(ToString()));

    /// <inheritdoc cref="CaseMapping.ToLower"/>
    public Markup ToLower() => new(CaseMapping.ToLower(ToString()));

    /// <inheritdoc cref="CaseMapping.ToTitle"/>
    public Markup ToTitle() => new(CaseMapping.ToTitle(ToString()));

    /// <inheritdoc cref="CaseMapping.Capitalize"/>
    public Markup Capitalize() => new(CaseMapping.Capitalize(ToString()));

    /// <inheritdoc cref="CaseMapping.SwapCase"/>
    public Markup SwapCase() => new(CaseMapping.SwapCase(ToString()));

    /// <inheritdoc cref="CaseMapping.CaseFold"/>
    public Markup CaseFold() => new(CaseMapping.CaseFold(ToString()));

    /// <summary>Puts the markup into the middle of a width in code points; the fill character is escaped, and must still be one.</summary>
    /// <exception cref="ArgumentException"><paramref name="fill"/> is not one code point once it is escaped.</exception>
    public Markup Center(int width, string fill = " ") => new(Padding.Center(ToString(), width, HtmlEscaper.Escape(fill)));

    /// <summary>Puts the markup into the middle of a width in code points.</summary>
    /// <param name="width">The least width; a smaller one changes nothing.</param>
    /// <param name="fill">The one code point to pad with, safe already.</param>
    /// <exception cref="ArgumentException"><paramref name="fill"/> is not one code point.</exception>
    public Markup Center(int width, Markup fill) => new(Padding.Center(ToString(), width, fill.ToString()));

    /// <summary>Puts the markup to the left of a width in code points; the fill character is escaped, and must still be one.</summary>
    /// <exception cref="ArgumentException"><paramref name="fill"/> is not one code point once it is escaped.</exception>
    public Markup LJust(int width, string fill = " ") => new(Padding.LJust(ToString(), width, HtmlEscaper.Escape(fill)));

    /// <summary>Puts the markup to the left of a width in code points.</summary>
    /// <param name="width">The least width; a smaller one changes nothing.</param>
    /// <param name="fill">The one code point to pad with, safe already.</param>
    /// <exception cref="ArgumentException"><paramref name="fill"/> is not one code point.</exception>
    public Markup LJust(int width, Markup fill) => new(Padding.LJust(ToString(), width, fill.ToString()));

    /// <summary>Puts the markup to the right of a width in code points; the fill character is escaped, and must still be one.</summary>
    /// <exception cref="ArgumentException"><paramref name="fill"/> is not one code point once it is escaped.</exception>
    public Markup RJust(int width, string fill = " ") => new(Padding.RJust(ToString(), width, HtmlEscaper.Escape(fill)));

    /// <summary>Puts the markup to the right of a width in code points.</summary>
    /// <param name="width">The least width; a smaller one changes nothing.</param>
    /// <param name="fill">The one code point to pad with, safe already.</param>
    /// <exception cref="ArgumentException"><paramref name="fill"/> is not one code point.</exception>
    public Markup RJust(int width, Markup fill) => new(Padding.RJust(ToString(), width, fill.ToString()));

    /// <inheritdoc cref="Padding.ZFill"/>
    public Markup ZFill(int width) => new(Padding.ZFill(ToString(), width));

    /// <inheritdoc cref="Padding.ExpandTabs"/>
    public Markup ExpandTabs(int size = 8) => new(Padding.ExpandTabs(ToString(), size));

    /// <summary>The markup a number of times; zero and less times is empty.</summary>
    public Markup Repeat(int count) => new(Replacing.Repeat(ToString(), count));

    private static int Bound(Index index) => index.IsFromEnd ? index.Value == 0 ? int.MaxValue : -index.Value : index.Value;

    private static Markup[] All(List<string> parts) => [.. parts.Select(static part => new Markup(part))];

    private static (Markup, Markup, Markup) All((string Before, string Separator, string After) parts) =>
        (new(parts.Before), new(parts.Separator), new(parts.After));
}
