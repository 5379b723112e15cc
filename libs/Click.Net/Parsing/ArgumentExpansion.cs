using System.Text;
using Click.Net.Io;

namespace Click.Net.Parsing;

/// <summary>Expands what shells on Windows leave to programs: <c>~</c>, environment variables, and patterns of file names.</summary>
/// <remarks>Mirrors <c>windows_expand_args</c>. A pattern that no file has stays as it is.</remarks>
internal static class ArgumentExpansion
{
    /// <summary>The words, expanded.</summary>
    /// <param name="words">The words of the command line.</param>
    /// <param name="console">Whose environment and working directory count.</param>
    /// <param name="most">How many words may come of it.</param>
    /// <exception cref="Errors.UsageException">More words than that.</exception>
    public static string[] Expand(string[] words, IConsole console, int most)
    {
        List<string> expanded = [];
        foreach (string word in words)
        {
            string path = WithVariables(WithHome(word, console), console);
            IReadOnlyList<string> found = FilePattern.IsPattern(path) ? FilePattern.Find(path, console.WorkingDirectory, most) : [];
            expanded.AddRange(found.Count > 0 ? found : [path]);
            if (expanded.Count > most)
                throw Errors.UsageException.TooManyArguments(most);
        }

        return [.. expanded];
    }

    // "~" alone or before a separator; another user's home is not looked for.
    private static string WithHome(string word, IConsole console)
    {
        if (!word.StartsWith('~') || (word.Length > 1 && word[1] is not ('/' or '\\')))
            return word;
        string? home = console.GetEnvironmentVariable("USERPROFILE") ?? console.GetEnvironmentVariable("HOME");
        return home is null ? word : home + word[1..];
    }

    // $NAME, ${NAME} and %NAME%; doubled signs stand for themselves, nothing is done between single quotes, and unknown names stay.
    private static string WithVariables(string word, IConsole console)
    {
        if (word.AsSpan().IndexOfAny('$', '%') < 0)
            return word;
        StringBuilder text = new();
        for (int i = 0; i < word.Length;)
        {
            int length = word[i] switch
            {
                '\'' => QuotedLength(word, i),
                '$' or '%' => AppendVariable(text, word, i, console),
                _ => 0,
            };
            if (length == 0 || word[i] == '\'')
                text.Append(word, i, length = Math.Max(length, 1));
            i += length;
        }

        return text.ToString();
    }

    private static int QuotedLength(string word, int at) => word.IndexOf('\'', at + 1) is > 0 and int end ? end + 1 - at : word.Length - at;

    // How much was replaced; nothing where there is no such variable.
    private static int AppendVariable(StringBuilder text, string word, int at, IConsole console)
    {
        if (at + 1 < word.Length && word[at + 1] == word[at])
        {
            text.Append(word[at]);
            return 2;
        }

        (string name, int length) = word[at] == '%' ? Between(word, at + 1, '%', 2) : Named(word, at);
        if (name.Length == 0 || console.GetEnvironmentVariable(name) is not { } value)
            return 0;
        text.Append(value);
        return length;
    }

    private static (string Name, int Length) Named(string word, int at)
    {
        if (at + 1 < word.Length && word[at + 1] == '{')
            return Between(word, at + 2, '}', 3);
        int end = at + 1;
        while (end < word.Length && (char.IsAsciiLetterOrDigit(word[end]) || word[end] is '_' or '-'))
            end++;
        return (word[(at + 1)..end], end - at);
    }

    private static (string Name, int Length) Between(string word, int start, char end, int signs) =>
        word.IndexOf(end, start) is >= 0 and int at ? (word[start..at], at - start + signs) : ("", 0);
}
