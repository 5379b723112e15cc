using Click.Net.Errors;
using Click.Net.Io;
using Click.Net.Text;

namespace Click.Net.Parsing;

/// <summary>Puts the words of files into a command line, for each word of the form <c>@file</c> before <c>--</c>.</summary>
internal static class ResponseFiles
{
    private const char Mark = '@';
    private const int DeepestNesting = 8;
    private const long LargestFile = 1 << 20;

    /// <summary>The words with those of the files.</summary>
    /// <param name="words">The command line.</param>
    /// <param name="console">Where relative paths start from.</param>
    /// <param name="most">How many words there may be in the end.</param>
    /// <exception cref="UsageException">A file cannot be read, is too large, or names itself.</exception>
    public static string[] Expand(string[] words, IConsole console, int most)
    {
        if (!Array.Exists(words, static word => word.StartsWith(Mark)))
            return words;
        List<string> expanded = [];
        _ = Add(expanded, words, console, most, 0);
        return [.. expanded];
    }

    // Tells whether options may still follow.
    private static bool Add(List<string> expanded, IEnumerable<string> words, IConsole console, int most, int depth)
    {
        bool before = true;
        foreach (string word in words)
        {
            if (before && word.Length > 1 && word[0] == Mark && word[1] != Mark)
                before = Add(expanded, Read(word[1..], console, depth), console, most, depth + 1);
            else
                expanded.Add(before && word.StartsWith("@@", StringComparison.Ordinal) ? word[1..] : word);
            before &= word != "--";
            if (expanded.Count > most)
                throw UsageException.TooManyArguments(most);
        }

        return before;
    }

    private static IEnumerable<string> Read(string name, IConsole console, int depth)
    {
        if (depth >= DeepestNesting)
            throw Unreadable(name, "response files are nested too deeply");
        string path = Path.Combine(console.WorkingDirectory, name);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
                throw Unreadable(name, "it is too large");
            return File.ReadAllLines(path).Where(static line => !line.TrimStart().StartsWith('#')).SelectMany(ArgumentString.Split);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(name, error is FileNotFoundException or DirectoryNotFoundException ? "No such file or directory" : error.Message);
        }
    }

    private static UsageException Unreadable(string name, string reason) => new($"Could not read response file {ValueText.Quote(name)}: {reason}");
}
