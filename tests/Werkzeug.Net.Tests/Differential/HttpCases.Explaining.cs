using System.Globalization;
using System.Text.Json.Nodes;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>Where a release of the original answers otherwise than what was recorded, and why.</summary>
internal sealed partial class HttpCases
{
    public override void Simplify(JsonObject outcome, Version version)
    {
        if (version < new Version(3, 2))
            CapitalizeStatus(outcome["value"]);
    }

    public override string? Explain(JsonObject input, JsonObject expected, JsonObject actual, Version version)
    {
        string function = (string)input["fn"]!;
        string text = input["args"] is JsonArray { Count: > 0 } args && args[0] is JsonValue first && first.TryGetValue(out string? given) ? given : "";
        if (version < new Version(3, 0))
            return ExplainBefore3(function, text);
        return function switch
        {
            "parse_age" when !text.All(char.IsAsciiDigit) => "an age is ASCII digits since 3.2",
            "parse_if_range_header" when text.Trim().StartsWith("W/", StringComparison.OrdinalIgnoreCase) => "a weak tag is none in If-Range since 3.2",
            "parse_list_header" or "parse_set_header" or "HeaderSet.ops" or "parse_dict_header" or "parse_cache_control_header" or "CacheControl.set"
                when IsOddList(text, version) => "empty items, escapes and quotes that are not closed are read otherwise since 3.2",
            "parse_accept_header" or "Accept.best_match" or "Accept.quality" or "Accept.contains" or "Accept.find" or "Accept.best" or "Accept.to_header"
                when IsOddList(text, version) => "empty items are dropped since 3.2",
            "Authorization.from_header" when !text.All(char.IsAscii) && (string?)expected["error"] == "ValueError" => "the original fails on credentials that are no ASCII",
            "Authorization.from_header" or "WWWAuthenticate.from_header" when IsOddList(text, version) => "parameters are read as lists are",
            "http_exception" when (int)input["args"]![0]! is 413 or 414 or 416 or 418 or 422 => "the phrases are those of Python 3.11 in what was recorded",
            "HeaderSet.ops" when Removes(input) => "a word is removed from the header too, in any case: a difference of ours (README)",
            "append_slash_redirect" when text.Length == 0 && !IsAscii(input) => "the path is read as UTF-8: a difference of ours (README)",
            "host_is_trusted" when input["args"]![1]!.AsArray().Count == 0 || !IsAscii(input) || text.Any(char.IsUpper) => "an empty list trusts everyone, and names are compared as they stand, since 3.2",
            "parse_date" when IsSameMoment(expected, actual) => "an offset of more than 14 hours is given in UTC: DateTimeOffset",
            "parse_age" when text.Length > 11 => "a TimeSpan holds 29,000 years",
            "get_content_length" when !IsSimpleLength(input) => "a Transfer-Encoding decides since 3.2",
            _ when function.Contains("ccept", StringComparison.Ordinal) && (string?)expected["error"] == "IndexError" => "the original fails on an empty option",
            "safe_join" when input["args"]!.AsArray().Skip(1).Any(static name => (string)name! == "") => "an empty name adds nothing since 3.2",
            _ => null,
        };
    }

    // What 2.2 did otherwise is a long story; the functions that are the same are enough.
    private static string? ExplainBefore3(string function, string text) => function switch
    {
        "parse_range_header" or "Range.range_for_length" or "Range.make_content_range" or "Range.to_content_range_header" or "Range.to_header"
            or "quote_etag" or "unquote_etag" or "ETags.contains" or "ETags.contains_weak" or "ETags.is_strong" or "ETags.is_weak"
            or "secure_filename" or "is_byte_range_valid" or "is_hop_by_hop_header" or "is_entity_header" or "MultiDict.ops" or "http_date"
            or "dump_age" => text.Contains('\0', StringComparison.Ordinal) ? "control characters" : null,
        _ => "read otherwise before 3.0",
    };

    private static bool IsAscii(JsonObject input) => System.Text.Ascii.IsValid(input["args"]!.ToJsonString(Loose));

    private static readonly System.Text.Json.JsonSerializerOptions Loose = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool IsSimpleLength(JsonObject input) => input["args"]![0]!["HTTP_TRANSFER_ENCODING"] is null;

    private static bool Removes(JsonObject input) => input["args"]![1]!.AsArray().Any(static operation => (string)operation![0]! is "remove" or "discard");

    private static bool IsSameMoment(JsonObject expected, JsonObject actual) =>
        Moment(expected) is { } moment && moment == Moment(actual) && expected.ToJsonString() != actual.ToJsonString();

    // Wider offsets than DateTimeOffset takes are reckoned by hand.
    private static DateTimeOffset? Moment(JsonObject outcome)
    {
        if ((outcome["value"] as JsonObject)?["$datetime"] is not JsonValue value)
            return null;
        string text = (string)value!;
        TimeSpan offset = TimeSpan.ParseExact(text[^5..], "hh\\:mm", CultureInfo.InvariantCulture) * (text[^6] == '-' ? -1 : 1);
        DateTime local = DateTime.ParseExact(text[..^6], "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return new DateTimeOffset(local - offset, TimeSpan.Zero);
    }

    // Since 3.1.8 lists are read as they are in 3.2.
    private static bool IsOddList(string text, Version version) => version < new Version(3, 1, 8) && HasOddList(text);

    private static bool HasOddList(string text) =>
        text.Contains('\\', StringComparison.Ordinal) || text.Count(static c => c == '"') % 2 == 1
        || text.Split(',').Any(static item => item.Trim().Length == 0 || item.Contains('"', StringComparison.Ordinal));
}
