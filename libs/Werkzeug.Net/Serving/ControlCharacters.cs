using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Serving;

/// <summary>Makes text fit for a terminal: control characters are written as <c>\x1b</c>.</summary>
internal static class ControlCharacters
{
    public static string Escape(string text)
    {
        if (!text.Any(char.IsControl))
            return text;
        StringBuilder escaped = new(text.Length + 16);
        foreach (char c in text)
        {
            if (char.IsControl(c))
                escaped.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }
}
