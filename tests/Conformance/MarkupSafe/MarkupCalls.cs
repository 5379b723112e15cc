using System.Collections;
using System.Collections.Frozen;
using System.Text;
using MarkupSafe.Net;
using MarkupSafe.Net.Formatting;
using MarkupSafe.Net.Text;

namespace Conformance.MarkupSafe;

/// <summary>Every recorded function, operator and method, and the call of ours that it is.</summary>
internal static class MarkupCalls
{
    private static readonly RecordedMarkupValues Values = new();

    private static readonly FrozenDictionary<string, Func<RecordedCall, object?>> Table = new Dictionary<string, Func<RecordedCall, object?>>
    {
        // Functions and constructors.
        ["escape"] = static call => Markup.Escape(call[0]),
        ["escape_silent"] = static call => Markup.EscapeSilent(call[0]),
        ["soft_str"] = static call => Markup.SoftString(call[0]),
        ["Markup"] = static call => Construct(call),
        ["Markup.escape"] = static call => Markup.Escape(call[0]),

        // Operators.
        ["add"] = static call => Add(call),
        ["mod"] = static call => call[0] is Markup markup
            ? markup.FormatPercent(call[1], Values)
            : PercentFormat.Format(call.Receiver, call[1], FormatValues.Plain),
        ["mul"] = static call => call[0] is Markup markup ? markup * call.Number(1) : call.Number(0) * (Markup)call[1]!,
        ["eq"] = static call => call[0] is Markup markup ? markup.Equals(call[1]) : Equals(call[1], call[0]),
        ["getitem"] = static call => GetItem(call),
        ["str"] = static call => call[0]?.ToString(),
        ["repr"] = static call => PlainText.Represent(call[0]),
        ["len"] = static call => call.Markup.Length,

        // Formats.
        ["format"] = static call => call.Markup.FormatBraces([.. call.Arguments.Skip(1)], call.Named, Values),
        ["format_map"] = static call => call.Markup.FormatMap(call[1], Values),

        // Methods that keep markup.
        ["join"] = static call => call.Markup.Join(Items(call[1])),
        ["split"] = static call => call.Markup.Split(call.TextOrNull(1, "sep"), call.NumberOrNull(2, "maxsplit") ?? -1),
        ["rsplit"] = static call => call.Markup.RSplit(call.TextOrNull(1, "sep"), call.NumberOrNull(2, "maxsplit") ?? -1),
        ["splitlines"] = static call => call.Markup.SplitLines((call.NumberOrNull(1, "keepends") ?? 0) != 0),
        ["partition"] = static call => call.Markup.Partition(call.Text(1)),
        ["rpartition"] = static call => call.Markup.RPartition(call.Text(1)),
        ["strip"] = static call => call.Markup.Strip(call.TextOrNull(1)),
        ["lstrip"] = static call => call.Markup.LStrip(call.TextOrNull(1)),
        ["rstrip"] = static call => call.Markup.RStrip(call.TextOrNull(1)),
        ["removeprefix"] = static call => call.Markup.RemovePrefix(call.Text(1)),
        ["removesuffix"] = static call => call.Markup.RemoveSuffix(call.Text(1)),
        ["replace"] = static call => call.Markup.Replace(call.Text(1), call[2], call.NumberOrNull(3, "count") ?? -1),
        ["translate"] = static call => call.Markup.Translate(TranslationTable(call[1])),
        ["upper"] = static call => call.Markup.ToUpper(),
        ["lower"] = static call => call.Markup.ToLower(),
        ["title"] = static call => call.Markup.ToTitle(),
        ["capitalize"] = static call => call.Markup.Capitalize(),
        ["swapcase"] = static call => call.Markup.SwapCase(),
        ["casefold"] = static call => call.Markup.CaseFold(),
        ["center"] = static call => Filled(call, call.Markup.Center, call.Markup.Center),
        ["ljust"] = static call => Filled(call, call.Markup.LJust, call.Markup.LJust),
        ["rjust"] = static call => Filled(call, call.Markup.RJust, call.Markup.RJust),
        ["zfill"] = static call => call.Markup.ZFill(call.Number(1)),
        ["expandtabs"] = static call => call.Markup.ExpandTabs(call.NumberOrNull(1, "tabsize") ?? 8),
        ["__html__"] = static call => call.Markup.ToHtml(),

        // Methods that give plain text or facts.
        ["striptags"] = static call => call.Markup.StripTags(),
        ["unescape"] = static call => call.Markup.Unescape(),
        ["encode"] = static call => Encode(call),
        ["find"] = static call => Searching.Find(call.Receiver, call.Text(1), call.NumberOrNull(2), call.NumberOrNull(3)),
        ["rfind"] = static call => Searching.RFind(call.Receiver, call.Text(1), call.NumberOrNull(2), call.NumberOrNull(3)),
        ["index"] = static call => Searching.Index(call.Receiver, call.Text(1), call.NumberOrNull(2), call.NumberOrNull(3)),
        ["rindex"] = static call => Searching.RIndex(call.Receiver, call.Text(1), call.NumberOrNull(2), call.NumberOrNull(3)),
        ["count"] = static call => Searching.Count(call.Receiver, call.Text(1), call.NumberOrNull(2), call.NumberOrNull(3)),
        ["startswith"] = static call => AnyOf(call, Searching.StartsWith),
        ["endswith"] = static call => AnyOf(call, Searching.EndsWith),
        ["isalnum"] = static call => CharacterTests.IsAlnum(call.Receiver),
        ["isalpha"] = static call => CharacterTests.IsAlpha(call.Receiver),
        ["isascii"] = static call => CharacterTests.IsAscii(call.Receiver),
        ["isdecimal"] = static call => CharacterTests.IsDecimal(call.Receiver),
        ["isdigit"] = static call => CharacterTests.IsDigit(call.Receiver),
        ["isidentifier"] = static call => CharacterTests.IsIdentifier(call.Receiver),
        ["islower"] = static call => CharacterTests.IsLower(call.Receiver),
        ["isnumeric"] = static call => CharacterTests.IsNumeric(call.Receiver),
        ["isprintable"] = static call => CharacterTests.IsPrintable(call.Receiver),
        ["isspace"] = static call => CharacterTests.IsSpace(call.Receiver),
        ["istitle"] = static call => CharacterTests.IsTitle(call.Receiver),
        ["isupper"] = static call => CharacterTests.IsUpper(call.Receiver),
    }.ToFrozenDictionary();

    /// <summary>Makes a recorded call with our library.</summary>
    public static object? Make(string operation, RecordedCall call) => Table.TryGetValue(operation, out Func<RecordedCall, object?>? make)
        ? make(call)
        : throw new NotSupportedException($"no call for {operation}");

    private static Markup Construct(RecordedCall call)
    {
        if (call.Has(1, "encoding") || call.Has(2, "errors"))
            return Markup.Decode((byte[])call[0, "object"]!, EncodingOf(call.TextOrNull(1, "encoding"), call.TextOrNull(2, "errors")));
        return call.Arguments.Count == 0 && call.Named.Count == 0 ? default : Markup.Of(call[0, "object"]);
    }

    // What has no operator in C# is what Python refuses.
    private static Markup Add(RecordedCall call) => (call[0], call[1]) switch
    {
        (Markup left, Markup right) => left + right,
        (Markup left, string right) => left + right,
        (Markup left, IHasHtml right) => left + right,
        (string left, Markup right) => left + right,
        (IHasHtml left, Markup right) => left + right,
        _ => throw new InvalidCastException("no operator + for these"),
    };

    private static Markup GetItem(RecordedCall call)
    {
        if (call[1] is not List<object?> bounds)
            return call.Markup[call.Number(1)];
        RecordedCall slice = new(bounds, call.Named);
        return call.Markup.Slice(slice.NumberOrNull(0), slice.NumberOrNull(1), slice.NumberOrNull(2) ?? 1);
    }

    private static IEnumerable<object?> Items(object? value) => value switch
    {
        string text => Characters(text),
        Markup markup => markup.Length == 0 ? [] : Enumerable.Range(0, markup.Length).Select(i => (object?)markup[i].ToString()),
        IDictionary map => map.Keys.Cast<object?>(),
        System.Runtime.CompilerServices.ITuple tuple => Enumerable.Range(0, tuple.Length).Select(i => tuple[i]),
        IEnumerable list => list.Cast<object?>(),
        _ => throw new InvalidCastException("not iterable"),
    };

    private static IEnumerable<object?> Characters(string text) => text.EnumerateRunes().Select(static rune => (object?)rune.ToString());

    private static Dictionary<int, string?> TranslationTable(object? pairs) => ((List<object?>)pairs!)
        .Select(static pair => new RecordedCall((List<object?>)pair!, FrozenDictionary<string, object?>.Empty))
        .ToDictionary(static pair => pair.Number(0), static pair => pair[1] is long code ? char.ConvertFromUtf32((int)code) : pair.TextOrNull(1));

    private static Markup Filled(RecordedCall call, Func<int, string, Markup> method, Func<int, Markup, Markup> safeMethod) =>
        call[2] is Markup fill ? safeMethod(call.Number(1), fill) : method(call.Number(1), call.Has(2) ? call.Text(2) : " ");

    private static bool AnyOf(RecordedCall call, Func<string, string, int?, int?, bool> test)
    {
        IEnumerable<string> wanted = call[1] is System.Runtime.CompilerServices.ITuple tuple
            ? Enumerable.Range(0, tuple.Length).Select(i => (string)tuple[i]!)
            : [call.Text(1)];
        return wanted.Any(part => test(call.Receiver, part, call.NumberOrNull(2), call.NumberOrNull(3)));
    }

    private static byte[] Encode(RecordedCall call) =>
        EncodingOf(call.TextOrNull(1, "encoding"), call.TextOrNull(2, "errors")).GetBytes(call.Receiver);

    private static Encoding EncodingOf(string? name, string? errors)
    {
        (EncoderFallback encoder, DecoderFallback decoder) = errors switch
        {
            "ignore" => (new EncoderReplacementFallback(""), new DecoderReplacementFallback("")),
            "replace" => (new EncoderReplacementFallback("?"), new DecoderReplacementFallback("\uFFFD")),
            _ => (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        };
        string known = (name ?? "utf-8").ToLowerInvariant().Replace('_', '-');
        return Encoding.GetEncoding(known is "latin-1" or "latin1" ? "iso-8859-1" : known, encoder, decoder);
    }
}
