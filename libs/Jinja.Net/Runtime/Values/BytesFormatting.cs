using System.Text;
using MarkupSafe.Net.Formatting;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's <c>%</c> over bytes: the format and what it takes travel as text, a character for each byte.</summary>
internal static class BytesFormatting
{
    /// <summary><c>format % arguments</c></summary>
    public static Value Percent(RenderBudget budget, Value format, Value arguments)
    {
        string text = AsTextFormat(BytesMethods.ToText(format).AsText);
        string filled = PercentFormat.Format(text, arguments, new BytesFormatValues(budget));
        return BytesMethods.ToBytes(Value.Text(filled));
    }

    // Bytes have one conversion of their own, %b, which is what %s is; and what %r writes is ASCII.
    private static string AsTextFormat(string format)
    {
        StringBuilder text = new(format);
        for (int at = format.IndexOf('%', StringComparison.Ordinal); at >= 0; at = Next(format, at))
        {
            int end = Conversion(format, at + 1);
            if (end < format.Length)
                text[end] = format[end] switch { 'b' => 's', 'r' => 'a', char other => other };
            at = end;
        }

        return text.ToString();
    }

    private static int Next(string format, int at) => at + 1 < format.Length ? format.IndexOf('%', at + 1) : -1;

    // Where the letter of a directive stands: behind its key, flags, width and precision.
    private static int Conversion(string format, int at)
    {
        if (at < format.Length && format[at] == '(')
            at = format.IndexOf(')', at) is >= 0 and int close ? close + 1 : format.Length;
        while (at < format.Length && "#0- +*.123456789hlL".Contains(format[at], StringComparison.Ordinal))
            at++;
        return at;
    }

    /// <summary>What a format of bytes takes: bytes and numbers.</summary>
    private sealed class BytesFormatValues(RenderBudget budget) : TemplateFormatValues(budget, null)
    {
        public override string Text(object? value) => TryGetText(value, out string text)
            ? text
            : throw PythonErrors.Type($"%b requires a bytes-like object, or an object that implements __bytes__, not '{TypeName(value)}'");

        public override bool TryGetText(object? value, out string text)
        {
            Value own = Of(value);
            text = own.O is byte[] ? BytesMethods.ToText(own).AsText : "";
            return own.O is byte[];
        }

        public override object? Item(object? value, object key) => base.Item(value, key is string name ? BytesMethods.ToBytes(Value.Text(name)).O! : key);
    }
}
