using System.Collections.Frozen;
using System.Text;
using MarkupSafe.Net.Text;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The methods of <c>str</c>.</summary>
internal static partial class StringMethods
{
    public static readonly FrozenDictionary<string, BuiltinMethod> Table = Build(
        Simple("capitalize", CaseMapping.Capitalize),
        Simple("casefold", CaseMapping.CaseFold),
        Simple("lower", CaseMapping.ToLower),
        Simple("swapcase", CaseMapping.SwapCase),
        Simple("title", CaseMapping.ToTitle),
        Simple("upper", CaseMapping.ToUpper),
        Asking("isalnum", CharacterTests.IsAlnum),
        Asking("isalpha", CharacterTests.IsAlpha),
        Asking("isascii", CharacterTests.IsAscii),
        Asking("isdecimal", CharacterTests.IsDecimal),
        Asking("isdigit", CharacterTests.IsDigit),
        Asking("isidentifier", CharacterTests.IsIdentifier),
        Asking("islower", CharacterTests.IsLower),
        Asking("isnumeric", CharacterTests.IsNumeric),
        Asking("isprintable", CharacterTests.IsPrintable),
        Asking("isspace", CharacterTests.IsSpace),
        Asking("istitle", CharacterTests.IsTitle),
        Asking("isupper", CharacterTests.IsUpper),
        Method("center", "self, width, fillchar=' ', /", static (services, a) => Pad(services, a, Padding.Center)),
        Method("ljust", "self, width, fillchar=' ', /", static (services, a) => Pad(services, a, Padding.LJust)),
        Method("rjust", "self, width, fillchar=' ', /", static (services, a) => Pad(services, a, Padding.RJust)),
        Method("zfill", "self, width, /", static (services, a) => ZFill(services, a[0].AsText, Numbers.Index(a[1]))),
        Method("expandtabs", "self, tabsize=8", static (services, a) => ExpandTabs(services, a[0].AsText, Numbers.Index(a[1]))),
        Method("strip", "self, chars=none, /", static (_, a) => Value.Text(Trimming.Strip(a[0].AsText, Optional(a[1], "strip arg")))),
        Method("lstrip", "self, chars=none, /", static (_, a) => Value.Text(Trimming.LStrip(a[0].AsText, Optional(a[1], "lstrip arg")))),
        Method("rstrip", "self, chars=none, /", static (_, a) => Value.Text(Trimming.RStrip(a[0].AsText, Optional(a[1], "rstrip arg")))),
        Method("removeprefix", "self, prefix, /", static (_, a) => Value.Text(Trimming.RemovePrefix(a[0].AsText, Text(a[1], "removeprefix()")))),
        Method("removesuffix", "self, suffix, /", static (_, a) => Value.Text(Trimming.RemoveSuffix(a[0].AsText, Text(a[1], "removesuffix()")))),
        Method("split", "self, sep=none, maxsplit=-1", static (services, a) => Split(services, a, Splitting.Split)),
        Method("rsplit", "self, sep=none, maxsplit=-1", static (services, a) => Split(services, a, Splitting.RSplit)),
        Method("splitlines", "self, keepends=false", static (services, a) => Texts(services, Splitting.SplitLines(a[0].AsText, Numbers.Index(a[1]) != 0))),
        Method("partition", "self, sep, /", static (_, a) => Parts(a, Splitting.Partition)),
        Method("rpartition", "self, sep, /", static (_, a) => Parts(a, Splitting.RPartition)),
        Method("count", "self, sub, start=none, end=none, /", static (services, a) => Value.Int(Seek(services, a, Searching.Count))),
        Method("find", "self, sub, start=none, end=none, /", static (services, a) => Value.Int(Seek(services, a, Searching.Find))),
        Method("rfind", "self, sub, start=none, end=none, /", static (services, a) => Value.Int(Seek(services, a, Searching.RFind))),
        Method("index", "self, sub, start=none, end=none, /", static (services, a) => Found(Seek(services, a, Searching.Find))),
        Method("rindex", "self, sub, start=none, end=none, /", static (services, a) => Found(Seek(services, a, Searching.RFind))),
        Method("startswith", "self, prefix, start=none, end=none, /", static (_, a) => AnyOf(a, "startswith", Searching.StartsWith)),
        Method("endswith", "self, suffix, start=none, end=none, /", static (_, a) => AnyOf(a, "endswith", Searching.EndsWith)),
        Method("replace", "self, old, new, count=-1, /", static (services, a) => Replace(services, a[0].AsText, Text(a[1], "replace() argument 1"), Text(a[2], "replace() argument 2"), Numbers.Index(a[3]))),
        Method("join", "self, items, /", Join),
        Method("format", "self, *args, **kwargs", static (services, a) => TextFormatting.Braces(services, a[0], a[1].AsTuple.Span, a[2].AsDict)),
        Method("format_map", "self, mapping, /", static (services, a) => TextFormatting.BracesFromMap(services, a[0], a[1])),
        Method("encode", "self, encoding='utf-8', errors='strict'", static (_, a) => Encode(a[0].AsText, Text(a[1], "encode() argument 'encoding'"), Text(a[2], "encode() argument 'errors'"))),
        Method("translate", "self, table, /", static (services, a) => Translate(services, a[0].AsText, a[1])),
        Method("maketrans", "self, x, y=?, z=?, /", static (services, a) => MakeTable(services, a[1], a[2], a[3])));

    private static BuiltinMethod Simple(string name, Func<string, string> change) =>
        Method(name, "self, /", (services, a) => Changed(services, a[0].AsText, change));

    private static BuiltinMethod Asking(string name, Func<string, bool> ask) =>
        Method(name, "self, /", (services, a) => Asked(services, a[0].AsText, ask));

    private static Value Changed(IRuntimeServices services, string text, Func<string, string> change)
    {
        services.Budget.Charge(text.Length >> 3);
        return Value.Text(change(text));
    }

    private static Value Asked(IRuntimeServices services, string text, Func<string, bool> ask)
    {
        services.Budget.Charge(text.Length >> 3);
        return Value.Bool(ask(text));
    }

    /// <summary>An argument that has to be text.</summary>
    public static string Text(Value value, string what) =>
        value.IsText ? value.AsText : throw PythonErrors.Type($"{what} must be str, not {TypeNames.Of(value)}");

    private static string? Optional(Value value, string what) =>
        value.IsNone ? null : value.IsText ? value.AsText : throw PythonErrors.Type($"{what} must be None or str, not {TypeNames.Of(value)}");

    private static Value Pad(IRuntimeServices services, ReadOnlySpan<Value> a, Func<string, int, string, string> pad)
    {
        int width = Numbers.Index(a[1]);
        if (!a[2].IsText) throw PythonErrors.Type($"The fill character must be a unicode character, not {TypeNames.Of(a[2])}");
        if (CodePoints.Count(a[2].AsText) != 1) throw PythonErrors.Type("The fill character must be exactly one character long");
        services.Budget.ChargeText(Math.Max(width, a[0].AsText.Length));
        return Value.Text(pad(a[0].AsText, width, a[2].AsText));
    }

    private static Value ZFill(IRuntimeServices services, string text, int width)
    {
        services.Budget.ChargeText(Math.Max(width, text.Length));
        return Value.Text(Padding.ZFill(text, width));
    }

    private static Value ExpandTabs(IRuntimeServices services, string text, int size)
    {
        services.Budget.ChargeText(text.Length + (text.AsSpan().Count('\t') * (long)Math.Max(0, size)));
        return Value.Text(Padding.ExpandTabs(text, size));
    }

    private static Value Split(IRuntimeServices services, ReadOnlySpan<Value> a, Func<string, string?, int, List<string>> split)
    {
        int most = Numbers.Index(a[2]);
        string? separator = a[1].IsNone ? null : a[1].IsText ? a[1].AsText : throw PythonErrors.Type($"must be str or None, not {TypeNames.Of(a[1])}");
        if (separator?.Length == 0) throw PythonErrors.Value("empty separator");
        services.Budget.Charge(a[0].AsText.Length >> 3);
        return Texts(services, split(a[0].AsText, separator, most));
    }

    private static Value Texts(IRuntimeServices services, List<string> texts)
    {
        services.Budget.ChargeItems(texts.Count);
        PyList list = new(texts.Count);
        foreach (string text in texts) list.Add(Value.Text(text));
        return Value.List(list);
    }

    private static Value Parts(ReadOnlySpan<Value> a, Func<string, string, (string Before, string Separator, string After)> part)
    {
        string separator = Text(a[1], "separator");
        if (separator.Length == 0) throw PythonErrors.Value("empty separator");
        (string before, string found, string after) = part(a[0].AsText, separator);
        return Value.Tuple(Value.Text(before), Value.Text(found), Value.Text(after));
    }

    private static int Seek(IRuntimeServices services, ReadOnlySpan<Value> a, Func<string, string, int?, int?, int> seek)
    {
        services.Budget.Charge(a[0].AsText.Length >> 4);
        return seek(a[0].AsText, Text(a[1], "argument"), End(a[2]), End(a[3]));
    }

    private static int? End(Value value) => value.IsNone || value.IsMissing ? null
        : Numbers.TryIndex(value, out int index) ? index
        : throw PythonErrors.Type("slice indices must be integers or None or have an __index__ method");

    private static Value Found(int position) => position >= 0 ? Value.Int(position) : throw PythonErrors.Value("substring not found");

    private static Value AnyOf(ReadOnlySpan<Value> a, string method, Func<string, string, int?, int?, bool> test)
    {
        int? start = End(a[2]), end = End(a[3]);
        if (a[1].IsText) return Value.Bool(test(a[0].AsText, a[1].AsText, start, end));
        if (!SequenceView.TryOf(a[1], out SequenceView options) || !options.IsTuple)
            throw PythonErrors.Type($"{method} first arg must be str or a tuple of str, not {TypeNames.Of(a[1])}");
        for (int i = 0; i < options.Count; i++)
        {
            if (!options[i].IsText) throw PythonErrors.Type($"tuple for {method} must only contain str, not {TypeNames.Of(options[i])}");
            if (test(a[0].AsText, options[i].AsText, start, end)) return Value.True;
        }

        return Value.False;
    }
}
