using System.Globalization;
using System.Numerics;
using Jinja.Net.Builtins.Filters;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Native;

/// <summary>A number as Python's source writes it.</summary>
internal static class PythonNumber
{
    /// <summary>The number; missing if the text is none.</summary>
    public static Value Read(string text)
    {
        bool named = text.Length > 1 && text[0] == '0' && char.ToLowerInvariant(text[1]) is 'x' or 'o' or 'b';
        if (!named && text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
            return NumberText.TryFloat(text, out double real) && char.IsAsciiDigit(text[^1]) | text[^1] == '.' ? Value.Double(real) : default;
        if (!char.IsAsciiLetterOrDigit(text[^1])) return default;
        return NumberText.TryInteger(text, Value.Int(0), out BigInteger number) ? Value.Integer(number) : default;
    }
}
