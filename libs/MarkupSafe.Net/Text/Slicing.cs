using System.Text;

namespace MarkupSafe.Net.Text;

/// <summary>Parts of text by position, counted in code points; negative positions count from the end.</summary>
/// <remarks>Mirrors Python's <c>text[i]</c> and <c>text[start:stop:step]</c>.</remarks>
public static class Slicing
{
    /// <summary>The code point at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The text has no such position.</exception>
    public static string At(string text, int index)
    {
        ArgumentNullException.ThrowIfNull(text);
        int count = CodePoints.Count(text);
        int position = index < 0 ? index + count : index;
        if (position < 0 || position >= count)
            throw new ArgumentOutOfRangeException(nameof(index), index, "string index out of range");
        int start = CodePoints.Offset(text, position);
        return text.Substring(start, CodePoints.LengthAt(text.AsSpan(start)));
    }

    /// <summary>The code points from a start to a stop by a step.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The first position; <see langword="null"/> is the beginning in the direction of the step. Cut to the text.</param>
    /// <param name="stop">The position before which to stop; <see langword="null"/> is the end in the direction of the step. Cut to the text.</param>
    /// <param name="step">The distance of the positions; negative goes backwards.</param>
    /// <exception cref="ArgumentException">The step is zero.</exception>
    public static string Slice(string text, int? start, int? stop, int step = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (step == 0)
            throw new ArgumentException("slice step cannot be zero", nameof(step));
        int count = CodePoints.Count(text);
        (int lowest, int highest) = step > 0 ? (0, count) : (-1, count - 1);
        int from = Bound(start, step > 0 ? lowest : highest);
        int to = Bound(stop, step > 0 ? highest : lowest);
        return step == 1 ? Run(text, from, to) : Stepped(text, from, to, step);

        int Bound(int? position, int missing) => position is not int value ? missing
            : value < 0 ? Math.Max(value + count, lowest) : Math.Min(value, highest);
    }

    private static string Run(string text, int from, int to)
    {
        if (from >= to)
            return "";
        int start = CodePoints.Offset(text, from);
        return text.Substring(start, CodePoints.Offset(text.AsSpan(start), to - from));
    }

    private static string Stepped(string text, int from, int to, int step)
    {
        int[] offsets = Offsets(text);
        StringBuilder builder = new();
        for (long at = from; step > 0 ? at < to : at > to; at += step)
            builder.Append(text, offsets[at], offsets[at + 1] - offsets[at]);
        return builder.ToString();
    }

    // Where each code point starts, and the end.
    private static int[] Offsets(string text)
    {
        int[] offsets = new int[CodePoints.Count(text) + 1];
        for (int i = 1; i < offsets.Length; i++)
            offsets[i] = offsets[i - 1] + CodePoints.LengthAt(text.AsSpan(offsets[i - 1]));
        return offsets;
    }
}
