using System.Text;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Breaks one line of text at white space and hyphens, as Python's <c>textwrap</c> does without changing white space.</summary>
/// <param name="width">The most code points in a line.</param>
/// <param name="breaksWords">Whether words longer than a line are cut.</param>
/// <param name="breaksHyphens">Whether a line may end at a hyphen inside of a word.</param>
/// <param name="isWhole">Whether the width is a whole number; words can be cut only at such.</param>
internal sealed class WordWrapper(int width, bool breaksWords, bool breaksHyphens, bool isWhole)
{
    public List<string> Wrap(string text)
    {
        Queue<string> chunks = new(WordChunks.Split(text, breaksHyphens));
        string? rest = null;
        List<string> lines = [];
        while (rest is not null || chunks.Count > 0)
        {
            List<string> line = [];
            int room = width;
            if (lines.Count > 0 && IsBlank(rest ?? chunks.Peek()))
            {
                Take(chunks, ref rest);
                if (chunks.Count == 0) break;
            }

            while ((rest ?? Peek(chunks)) is string chunk && CodePoints.Count(chunk) is int length && length <= room)
            {
                line.Add(Take(chunks, ref rest));
                room -= length;
            }

            if ((rest ?? Peek(chunks)) is string next && CodePoints.Count(next) > width) BreakWord(chunks, ref rest, line, room);
            if (line.Count > 0 && IsBlank(line[^1])) line.RemoveAt(line.Count - 1);
            if (line.Count > 0) lines.Add(string.Concat(line));
        }

        return lines;
    }

    private static string? Peek(Queue<string> chunks) => chunks.Count > 0 ? chunks.Peek() : null;

    private static string Take(Queue<string> chunks, ref string? rest)
    {
        if (rest is null) return chunks.Dequeue();
        string taken = rest;
        rest = null;
        return taken;
    }

    private static bool IsBlank(string chunk)
    {
        foreach (char letter in chunk)
            if (!WhiteSpace.Is(letter)) return false;
        return true;
    }

    private void BreakWord(Queue<string> chunks, ref string? rest, List<string> line, int room)
    {
        if (!breaksWords)
        {
            if (line.Count == 0) line.Add(Take(chunks, ref rest));
            return;
        }

        if (width < 1) room = 1;
        else if (!isWhole) throw PythonErrors.Type("slice indices must be integers or None or have an __index__ method");
        string word = Take(chunks, ref rest);
        int cut = CodePoints.Offset(word, room);
        if (breaksHyphens && cut > 0 && word.LastIndexOf('-', cut - 1) is > 0 and int hyphen && word.AsSpan(0, hyphen).ContainsAnyExcept('-')) cut = hyphen + 1;
        line.Add(word[..cut]);
        rest = word[cut..];
    }
}

/// <summary>Cuts text where it may be broken: around white space, after hyphens between letters, around dashes.</summary>
internal static class WordChunks
{
    public static List<string> Split(string text, bool atHyphens)
    {
        List<string> chunks = [];
        for (int at = 0; at < text.Length;)
        {
            int end = IsBlank(text[at]) ? SkipBlank(text, at) : atHyphens ? EndOfChunk(text, at) : SkipWord(text, at);
            chunks.Add(text[at..end]);
            at = end;
        }

        return chunks;
    }

    private static bool IsBlank(char letter) => letter is '\t' or '\n' or '\v' or '\f' or '\r' or ' ';

    private static int SkipBlank(string text, int at)
    {
        while (at < text.Length && IsBlank(text[at])) at++;
        return at;
    }

    private static int SkipWord(string text, int at)
    {
        while (at < text.Length && !IsBlank(text[at])) at++;
        return at;
    }

    private static int EndOfChunk(string text, int start)
    {
        if (IsDash(text, start, out int afterDash)) return afterDash;
        for (int at = start + 1; at < text.Length; at++)
        {
            if (IsBlank(text[at])) return at;
            if (at - 1 >= start + 1 && IsHyphenation(text, at - 1)) return at;
            if (IsDash(text, at, out _)) return at;
        }

        return text.Length;
    }

    /// <summary>Two or more hyphens behind a word and before a word.</summary>
    private static bool IsDash(string text, int at, out int end)
    {
        end = at;
        if (text[at] != '-' || at == 0 || !IsWordOrPunctuation(text[at - 1])) return false;
        while (end < text.Length && text[end] == '-') end++;
        return end - at >= 2 && end < text.Length && IsWord(text[end]);
    }

    /// <summary>A hyphen behind two letters, or behind a letter, a hyphen and a word character, with letters before long behind it.</summary>
    private static bool IsHyphenation(string text, int at)
    {
        if (text[at] != '-') return false;
        bool before = at >= 2 && IsLetter(text[at - 1]) && (IsLetter(text[at - 2]) || (text[at - 2] == '-' && at >= 3 && IsLetter(text[at - 3])));
        before |= at >= 3 && IsWordOrPunctuation(text[at - 1]) && text[at - 2] == '-' && IsLetter(text[at - 3]);
        if (!before || at + 1 >= text.Length || !IsLetter(text[at + 1])) return false;
        int next = at + 2 < text.Length && text[at + 2] == '-' ? at + 3 : at + 2;
        return next < text.Length && IsLetter(text[next]);
    }

    private static bool IsWord(char letter) => StringFilters.IsWordCharacter(letter);

    private static bool IsLetter(char letter) => IsWord(letter) && !char.IsDigit(letter);

    private static bool IsWordOrPunctuation(char letter) => IsWord(letter) || letter is '!' or '"' or '\'' or '&' or '.' or ',' or '?';
}
