using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Makes links of addresses in plain text.</summary>
internal static class UrlizeFilter
{
    private static readonly (string Open, string Close)[] Brackets = [("(", ")"), ("<", ">"), ("&lt;", "&gt;")];
    private static readonly string[] Openings = ["&lt;", "(", "<"];
    private static readonly string[] Endings = ["&gt;", ")", ">", ".", ",", "\n"];

    private const string WebPattern =
        @"^((https?://|www\.)(([\w%-]+\.)+)?([a-z]{2,63}|xn--[\w%]{2,59})|([\w%-]{2,63}\.)+(com|net|int|edu|gov|org|info|mil)"
        + @"|(https?://)((([\d]{1,3})(\.[\d]{1,3}){3})|(\[([\da-f]{0,4}:){2}([\da-f]{0,4}:?){1,6}])))(?::[\d]{1,5})?(?:[/?#]\S*)?$";

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Lazy<Regex> Web = new(static () => new Regex(WebPattern, Linear | RegexOptions.IgnoreCase));
    private static readonly Lazy<Regex> Mail = new(static () => new Regex(@"^\S+@\w[\w.-]*\.\w+$", Linear));
    private static readonly Lazy<Regex> Scheme = new(static () => new Regex(@"^([\w.+-]{2,}:(/){0,2})$", Linear));

    private sealed record Settings(Value Limit, string Attributes, string[] Schemes);

    public static Value Urlize(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        Settings settings = new(a[1], Attributes(services, a), Schemes(services, a[5]));
        string text = Escaping.Escape(a[0], services.Budget);
        services.Budget.Charge(1 + (text.Length >> 1));
        StringBuilder result = new(text.Length);
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            bool blank = WhiteSpace.Is(text[at]);
            while (at < text.Length && WhiteSpace.Is(text[at]) == blank) at++;
            if (blank) result.Append(text, start, at - start);
            else AppendWord(result, text[start..at], settings);
            services.Budget.CheckText(result.Length);
        }

        return Value.Text(result.ToString(), services.EvalContext.AutoEscape);
    }

    // ---- settings ----

    private static string Attributes(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        SortedSet<string> rel = new(StringComparer.Ordinal);
        if (Truth.IsTrue(a[4])) rel.UnionWith(Words(a[4]));
        if (Truth.IsTrue(a[2])) rel.Add("nofollow");
        Value policy = services.Environment.Policy("urlize.rel");
        if (Truth.IsTrue(policy)) rel.UnionWith(Words(policy));
        Value target = a[3].IsNone ? services.Environment.Policy("urlize.target") : a[3];
        string attributes = rel.Count > 0 ? $" rel=\"{HtmlEscaper.Escape(string.Join(' ', rel))}\"" : "";
        return Truth.IsTrue(target) ? $"{attributes} target=\"{Escaping.Escape(target)}\"" : attributes;
    }

    private static List<string> Words(Value text) => text.IsText
        ? Splitting.Split(text.AsText)
        : throw PythonErrors.Attribute($"'{TypeNames.Of(text)}' object has no attribute 'split'");

    private static string[] Schemes(IRuntimeServices services, Value given)
    {
        Value schemes = given.IsNone ? services.Environment.Policy("urlize.extra_schemes") : given;
        if (schemes.IsMissing || schemes.IsNone) return [];
        return Array.ConvertAll(Iteration.ToArray(services, schemes), static scheme => CheckedScheme(scheme));
    }

    private static string CheckedScheme(Value scheme)
    {
        if (!scheme.IsText) throw PythonErrors.Type($"expected string or bytes-like object, got '{TypeNames.Of(scheme)}'");
        string name = scheme.AsText;
        return !name.EndsWith('\n') && Scheme.Value.IsMatch(name) ? name : throw new FilterArgumentException($"{Representation.Quote(name)} is not a valid URI scheme prefix.");
    }

    // ---- words ----

    private static void AppendWord(StringBuilder result, string word, Settings settings)
    {
        int head = HeadLength(word);
        int tail = TailStart(word, head);
        tail = Balance(word, head, tail);
        result.Append(word, 0, head);
        AppendLink(result, word[head..tail], settings);
        result.Append(word, tail, word.Length - tail);
    }

    private static int HeadLength(string word)
    {
        int at = 0;
        while (Array.Find(Openings, opening => word.AsSpan(at).StartsWith(opening, StringComparison.Ordinal)) is string found) at += found.Length;
        return at;
    }

    private static int TailStart(string word, int head)
    {
        int end = word.Length;
        while (end > head && Array.Find(Endings, ending => word.AsSpan(head, end - head).EndsWith(ending, StringComparison.Ordinal)) is string found) end -= found.Length;
        return end;
    }

    /// <summary>Gives closing brackets back to the address that has the opening ones.</summary>
    private static int Balance(string word, int head, int tail)
    {
        foreach ((string open, string close) in Brackets)
        {
            int opened = word.AsSpan(head, tail - head).Count(open);
            if (opened <= word.AsSpan(head, tail - head).Count(close)) continue;
            for (int i = Math.Min(opened, word.AsSpan(tail).Count(close)); i > 0; i--)
                tail = word.IndexOf(close, tail, StringComparison.Ordinal) + close.Length;
        }

        return tail;
    }

    private static void AppendLink(StringBuilder result, string word, Settings settings)
    {
        if (Web.Value.IsMatch(word))
        {
            bool hasScheme = word.StartsWith("https://", StringComparison.Ordinal) || word.StartsWith("http://", StringComparison.Ordinal);
            result.Append(CultureInfo.InvariantCulture, $"<a href=\"{(hasScheme ? "" : "https://")}{word}\"{settings.Attributes}>{Shorten(word, settings.Limit)}</a>");
        }
        else if (word.StartsWith("mailto:", StringComparison.Ordinal) && Mail.Value.IsMatch(word[7..])) result.Append(CultureInfo.InvariantCulture, $"<a href=\"{word}\">{word[7..]}</a>");
        else if (word.Contains('@') && !word.StartsWith("www.", StringComparison.Ordinal) && !word.Contains(':') && Mail.Value.IsMatch(word))
            result.Append(CultureInfo.InvariantCulture, $"<a href=\"mailto:{word}\">{word}</a>");
        else result.Append(ByScheme(word, settings));
    }

    private static string ByScheme(string word, Settings settings)
    {
        foreach (string scheme in settings.Schemes)
            if (word != scheme && word.StartsWith(scheme, StringComparison.Ordinal)) word = $"<a href=\"{word}\"{settings.Attributes}>{word}</a>";
        return word;
    }

    private static string Shorten(string word, Value limit)
    {
        if (limit.IsNone || !Comparison.Greater(Value.Int(CodePoints.Count(word)), limit)) return word;
        return Slicing.Slice(word, null, Numbers.Bound(limit)) + "...";
    }
}
