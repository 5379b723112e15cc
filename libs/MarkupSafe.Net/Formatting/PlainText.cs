using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>A value that has its own way to be written as source, as Python's <c>__repr__</c>.</summary>
internal interface IRepresented
{
    /// <summary>The value as it would be written in source.</summary>
    string Represent();
}

/// <summary>Plain .NET objects as Python writes their like: <c>str</c>, <c>repr</c> and <c>ascii</c>. Nothing depends on the culture.</summary>
public static class PlainText
{
    private const int DeepestNesting = 200;

    /// <summary>The object as text, as Python's <c>str</c>: <c>None</c>, <c>True</c>, <c>1.0</c>, <c>['a', 1]</c>; other objects by <c>ToString</c>.</summary>
    public static string Of(object? value) => value as string ?? (value is char single ? single.ToString() : Write(value));

    /// <summary>The object as source, as Python's <c>repr</c>; a text is quoted.</summary>
    public static string Represent(object? value) => value switch
    {
        string text => Quote(text),
        char single => Quote(single.ToString()),
        IRepresented represented => represented.Represent(),
        _ => Write(value),
    };

    /// <summary>A text in quotes, as Python's <c>repr</c> writes it.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        char quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        StringBuilder builder = new(text.Length + 2);
        builder.Append(quote);
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
            AppendQuoted(builder, CodePoints.At(text.AsSpan(at)), quote);
        return builder.Append(quote).ToString();
    }

    /// <summary>A text with every character beyond ASCII as an escape, as Python's <c>ascii</c> does with a representation.</summary>
    public static string Ascii(string representation)
    {
        ArgumentNullException.ThrowIfNull(representation);
        if (System.Text.Ascii.IsValid(representation))
            return representation;
        StringBuilder builder = new(representation.Length + 16);
        for (int at = 0; at < representation.Length; at += CodePoints.LengthAt(representation.AsSpan(at)))
        {
            int codePoint = CodePoints.At(representation.AsSpan(at));
            if (codePoint < 0x80)
                builder.Append((char)codePoint);
            else
                AppendEscape(builder, codePoint);
        }

        return builder.ToString();
    }

    /// <summary>The name of a type in messages: Python's where it has the type, else .NET's.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "NoneType",
        string or char => "str",
        bool => "bool",
        double or float or Half => "float",
        byte[] => "bytes",
        ITuple => "tuple",
        IDictionary => "dict",
        IList => "list",
        IReadOnlySet<object?> => "set",
        _ => PlainNumbers.TryGetInteger(value, out _) ? "int" : value.GetType().Name,
    };

    private static string Write(object? value)
    {
        if (Scalar(value) is { } text)
            return text;
        StringBuilder builder = new();
        Write(builder, value, depth: 0);
        return builder.ToString();
    }

    private static string? Scalar(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        double number => FloatText.Represent(number),
        float number => FloatText.Represent(number),
        byte[] or ITuple or IDictionary or IList or IReadOnlySet<object?> => null,
        DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan => PlainDates.Of(value),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static void Write(StringBuilder builder, object? value, int depth)
    {
        if (depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new InvalidOperationException($"The value is nested more than {DeepestNesting} deep; it cannot be written as text.");
        switch (value)
        {
            case byte[] bytes: WriteBytes(builder, bytes); break;
            case ITuple tuple: WriteTuple(builder, tuple, depth + 1); break;
            case IDictionary map: WriteMap(builder, map, depth + 1); break;
            case IList list: WriteItems(builder, list, '[', ']', depth + 1); break;
            case IReadOnlySet<object?> { Count: 0 }: builder.Append("set()"); break;
            case IReadOnlySet<object?> set: WriteItems(builder, set.ToArray(), '{', '}', depth + 1); break;
            default: builder.Append(Represent(value)); break;
        }
    }

    private static void WriteTuple(StringBuilder builder, ITuple tuple, int depth)
    {
        object?[] items = new object?[tuple.Length];
        for (int i = 0; i < items.Length; i++)
            items[i] = tuple[i];
        WriteItems(builder, items, '(', ')', depth);
        if (items.Length == 1)
            builder.Insert(builder.Length - 1, ',');
    }

    private static void WriteItems(StringBuilder builder, IList items, char open, char close, int depth)
    {
        builder.Append(open);
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
                builder.Append(", ");
            Write(builder, items[i], depth);
        }

        builder.Append(close);
    }

    private static void WriteMap(StringBuilder builder, IDictionary map, int depth)
    {
        string separator = "";
        builder.Append('{');
        foreach (DictionaryEntry entry in map)
        {
            builder.Append(separator);
            Write(builder, entry.Key, depth);
            Write(builder.Append(": "), entry.Value, depth);
            separator = ", ";
        }

        builder.Append('}');
    }

    private static void WriteBytes(StringBuilder builder, byte[] bytes)
    {
        char quote = bytes.AsSpan().Contains((byte)'\'') && !bytes.AsSpan().Contains((byte)'"') ? '"' : '\'';
        builder.Append('b').Append(quote);
        foreach (byte value in bytes)
        {
            if (value < 0x7F)
                AppendQuoted(builder, value, quote);
            else
                AppendEscape(builder, value);
        }

        builder.Append(quote);
    }

    private static void AppendQuoted(StringBuilder builder, int codePoint, char quote)
    {
        if (codePoint == quote || codePoint == '\\')
            builder.Append('\\').Append((char)codePoint);
        else if (codePoint is '\n' or '\r' or '\t')
            builder.Append('\\').Append(codePoint == '\n' ? 'n' : codePoint == '\r' ? 'r' : 't');
        else if (CodePoints.IsPrintable(codePoint))
            builder.AppendCodePoint(codePoint);
        else
            AppendEscape(builder, codePoint);
    }

    private static void AppendEscape(StringBuilder builder, int codePoint)
    {
        if (codePoint < 0x100)
            builder.Append(CultureInfo.InvariantCulture, $"\\x{codePoint:x2}");
        else if (codePoint < 0x10000)
            builder.Append(CultureInfo.InvariantCulture, $"\\u{codePoint:x4}");
        else
            builder.Append(CultureInfo.InvariantCulture, $"\\U{codePoint:x8}");
    }
}
