using System.Text;

namespace Click.Net.Text;

/// <summary>Divides a line into words as a POSIX shell does; nothing is expanded.</summary>
public static class ArgumentString
{
    /// <summary>The words. A quote that is not closed, and a backslash at the end, end with the line.</summary>
    /// <remarks>Mirrors <c>click.shell_completion.split_arg_string</c>.</remarks>
    public static IReadOnlyList<string> Split(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        List<string> words = [];
        StringBuilder? word = null;
        for (int i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case ' ' or '\t' or '\r' or '\n':
                    if (word is not null)
                        words.Add(word.ToString());
                    word = null;
                    break;
                case '\'' or '"':
                    word ??= new StringBuilder();
                    i = Quoted(line, i, word);
                    break;
                case '\\':
                    word ??= new StringBuilder();
                    if (++i < line.Length)
                        word.Append(line[i]);
                    break;
                default:
                    (word ??= new StringBuilder()).Append(line[i]);
                    break;
            }
        }

        if (word is not null)
            words.Add(word.ToString());
        return words;
    }

    // Within double quotes a backslash protects a quote and itself; within single ones nothing does.
    private static int Quoted(string line, int start, StringBuilder word)
    {
        char quote = line[start];
        int i = start + 1;
        for (; i < line.Length && line[i] != quote; i++)
        {
            if (quote == '"' && line[i] == '\\' && i + 1 < line.Length && line[i + 1] is ('"' or '\\'))
                i++;
            word.Append(line[i]);
        }

        return i;
    }
}
