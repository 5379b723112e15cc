using System.Text;

namespace Click.Net.Text;

/// <summary>Fills the places of a version message.</summary>
internal static class MessageFormat
{
    /// <summary>The message with its names.</summary>
    public static string Fill(string message, string program, string package, string version)
    {
        StringBuilder filled = new(message.Length + 32);
        for (int i = 0; i < message.Length; i++)
        {
            if (message[i] != '%')
            {
                filled.Append(message[i]);
                continue;
            }

            ReadOnlySpan<char> rest = message.AsSpan(i + 1);
            (string text, int length) = rest switch
            {
                ['%', ..] => ("%", 1),
                _ when rest.StartsWith("(prog)s") => (program, 7),
                _ when rest.StartsWith("(package)s") => (package, 10),
                _ when rest.StartsWith("(version)s") => (version, 10),
                _ => throw new FormatException($"The message '{message}' has a place that is not known."),
            };
            filled.Append(text);
            i += length;
        }

        return filled.ToString();
    }
}
