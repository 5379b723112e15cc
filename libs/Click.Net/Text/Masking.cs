using System.Text;

namespace Click.Net.Text;

/// <summary>Keeps what was typed unseen out of messages.</summary>
internal static class Masking
{
    private const string Mask = "'***'";

    /// <summary>The message with the value hidden, quoted or as a word of its own.</summary>
    public static string Hide(string message, object? value)
    {
        string shown = ValueText.Display(value);
        if (shown.Length == 0)
            return message;
        string hidden = message.Replace(ValueText.Quote(value), Mask, StringComparison.Ordinal);
        StringBuilder masked = new(hidden.Length);
        int done = 0;
        for (int at = hidden.IndexOf(shown, StringComparison.Ordinal); at >= 0; at = hidden.IndexOf(shown, at + 1, StringComparison.Ordinal))
        {
            if (at < done || !IsWord(hidden, at, shown.Length))
                continue;
            masked.Append(hidden, done, at - done).Append(Mask);
            done = at + shown.Length;
        }

        return masked.Append(hidden, done, hidden.Length - done).ToString();
    }

    private static bool IsWord(string text, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + length == text.Length || !char.IsLetterOrDigit(text[at + length]));
}
