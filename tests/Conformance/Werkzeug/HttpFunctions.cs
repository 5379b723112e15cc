using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Werkzeug.Net;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Conformance.Werkzeug;

/// <summary>The functions that vectors call, by the originals' names.</summary>
internal static partial class HttpFunctions
{
    /// <summary>What makes the call and shows its result.</summary>
    public static FrozenDictionary<string, Func<HttpCall, JsonNode?>> Table { get; } = new Dictionary<string, Func<HttpCall, JsonNode?>>
    {
        ["quote_header_value"] = static call => HeaderText.Quote(HttpCall.Plain(call[0])!, (bool?)call[1, "allow_token"] ?? true),
        ["unquote_header_value"] = static call => HeaderText.Unquote(call.Text(0)!),
        ["parse_options_header"] = static call => Options(OptionsHeader.Parse(call.Text(0))),
        ["dump_options_header"] = static call => OptionsHeader.Write(call.Text(0), PlainDict(call[1]!)),
        ["parse_list_header"] = static call => HttpShapes.Strings(ListHeader.Parse(call.Text(0))),
        ["parse_dict_header"] = static call => HttpShapes.Dict(DictHeader.Parse(call.Text(0))),
        ["dump_header"] = static call => call[0] is JsonArray items
            ? ListHeader.Write(items.Select(static item => HttpCall.Plain(item)!))
            : DictHeader.Write(PlainDict(call[0]!)),
        ["parse_set_header"] = static call => HttpShapes.Of(SetHeader.Parse(call.Text(0))),
        ["HeaderSet.ops"] = HeaderSetOps,
        ["Headers.ops"] = HeadersOps,
        ["MultiDict.ops"] = MultiDictOps,

        ["parse_accept_header"] = static call => HttpShapes.Of(AcceptOf(call, 1)),
        ["Accept.best_match"] = static call => AcceptOf(call, 2).BestMatch(Strings(call[1, "matches"]!), call.Text(3, "default")),
        ["Accept.quality"] = static call => JsonNumber.Of(AcceptOf(call, 2).Quality(call.Text(1)!)),
        ["Accept.contains"] = static call => AcceptOf(call, 2).Contains(call.Text(1)!),
        ["Accept.find"] = static call => AcceptOf(call, 2).Find(call.Text(1)!),
        ["Accept.best"] = static call => AcceptOf(call, 1).Best,
        ["Accept.to_header"] = static call => AcceptOf(call, 1).ToHeader(),

        ["parse_cache_control_header"] = static call => call.Text(1, "cls") == "ResponseCacheControl"
            ? HttpShapes.Of(CacheControlHeader.ParseResponse(call.Text(0)))
            : HttpShapes.Of(CacheControlHeader.ParseRequest(call.Text(0))),
        ["CacheControl.set"] = CacheControlSet,
        ["parse_csp_header"] = static call => HttpShapes.Of(CspHeader.Parse(call.Text(0))),
        ["ContentSecurityPolicy.set"] = ContentSecurityPolicySet,

        ["parse_range_header"] = static call => HttpShapes.Of(RangeHeader.Parse(call.Text(0))),
        ["Range.to_header"] = static call => RangeOf(call).ToHeader(),
        ["Range.range_for_length"] = static call => RangeHeader.Parse(call.Text(0))!.RangeForLength(HttpCall.Number(call[1])) is var (start, stop)
            ? HttpShapes.Tuple(start, stop)
            : null,
        ["Range.make_content_range"] = static call => HttpShapes.Of(RangeHeader.Parse(call.Text(0))!.MakeContentRange(HttpCall.Number(call[1]))),
        ["Range.to_content_range_header"] = static call => RangeHeader.Parse(call.Text(0))!.ToContentRangeHeader(HttpCall.Number(call[1])),
        ["parse_content_range_header"] = static call => HttpShapes.Of(RangeHeader.ParseContentRange(call.Text(0))),
        ["ContentRange"] = static call => HttpShapes.Of(new ContentRange(
            call.Text(0), HttpCall.Number(call[1]), HttpCall.Number(call[2]), HttpCall.Number(call[3, "length"]))),
        ["parse_if_range_header"] = static call => HttpShapes.Of(RangeHeader.ParseIfRange(call.Text(0))),
        ["is_byte_range_valid"] = static call =>
            ByteRange.IsValid(HttpCall.Number(call[0]), HttpCall.Number(call[1]), HttpCall.Number(call[2])),

        ["quote_etag"] = static call => EntityTag.Quote(call.Text(0)!, (bool?)call[1, "weak"] ?? false),
        ["unquote_etag"] = static call => EntityTag.Unquote(call.Text(0)) is var (tag, weak) ? HttpShapes.Tuple(tag, weak) : null,
        ["parse_etags"] = static call => HttpShapes.Of(EntityTag.ParseList(call.Text(0))),
        ["ETags.contains"] = static call => EntityTag.ParseList(call.Text(0)).Contains(call.Text(1)!),
        ["ETags.contains_weak"] = static call => EntityTag.ParseList(call.Text(0)).ContainsWeak(call.Text(1)!),
        ["ETags.contains_raw"] = static call => EntityTag.ParseList(call.Text(0)).ContainsRaw(call.Text(1)!),
        ["ETags.is_strong"] = static call => EntityTag.ParseList(call.Text(0)).IsStrong(call.Text(1)!),
        ["ETags.is_weak"] = static call => EntityTag.ParseList(call.Text(0)).IsWeak(call.Text(1)!),
        ["generate_etag"] = static call => EntityTag.Generate(HttpCall.Bytes(call[0]!)),
        ["is_resource_modified"] = IsResourceModified,

        ["parse_date"] = static call => HttpDate.Parse(call.Text(0)) is { } date ? HttpShapes.Date(date) : null,
        ["http_date"] = static call => call[0] is JsonObject date
            ? HttpDate.Format(HttpCall.Date(date))
            : HttpDate.Format(DateTimeOffset.UnixEpoch.AddSeconds((double)call[0]!)),
        ["parse_age"] = static call => AgeHeader.Parse(call.Text(0)) is { } age ? new JsonObject { ["$timedelta"] = (long)age.TotalSeconds } : null,
        ["dump_age"] = static call => call[0] is JsonObject age ? AgeHeader.Write(HttpCall.Span(age)) : AgeHeader.Write((long)call[0]!),

        ["parse_cookie"] = static call => HttpShapes.Multi(CookieHeader.Parse(call.Text(0))),
        ["dump_cookie"] = DumpCookie,
        ["is_hop_by_hop_header"] = static call => HopByHop.IsHopByHopHeader(call.Text(0)!),
        ["is_entity_header"] = static call => HopByHop.IsEntityHeader(call.Text(0)!),
        ["remove_entity_headers"] = static call => Changed(call, headers =>
            HopByHop.RemoveEntityHeaders(headers, call[1, "allowed"] is { } allowed ? Strings(allowed) : null)),
        ["remove_hop_by_hop_headers"] = static call => Changed(call, HopByHop.RemoveHopByHopHeaders),
        ["Authorization.from_header"] = static call => HttpShapes.Of(AuthorizationHeader.Parse(call.Text(0))),
        ["Authorization.to_header"] = static call =>
            new Authorization(call.Text(0, "type")!, TextDict(call[1, "data"]), call.Text(2, "token")).ToHeader(),
        ["WWWAuthenticate.from_header"] = static call => HttpShapes.Of(AuthorizationHeader.ParseChallenge(call.Text(0))),
        ["WWWAuthenticate.to_header"] = static call =>
            new WwwAuthenticate(call.Text(0, "type")!, TextDict(call[1, "values"]), call.Text(2, "token")).ToHeader(),

        ["http_exception"] = HttpException,
        ["redirect"] = static call => Shape(Redirect.To(call.Text(0)!, (int?)call[1, "code"] ?? 303)),
        ["append_slash_redirect"] = static call => Shape(Redirect.AppendSlash(EnvironOf(call[0]!.AsObject()), (int?)call[1, "code"] ?? 308)),
        ["get_host"] = static call => CurrentUrl.Host(EnvironOf(call[0]!.AsObject()), call[1, "trusted_hosts"] is { } hosts ? Strings(hosts) : null),
        ["host_is_trusted"] = static call => TrustedHosts.IsTrusted(call.Text(0), call[1, "trusted_list"] is { } hosts ? Strings(hosts) : null),
        ["get_current_url"] = static call => Url(call),
        ["get_path_info"] = static call => CurrentUrl.PathInfo(EnvironOf(call[0]!.AsObject())),
        ["get_content_length"] = static call => global::Werkzeug.Net.Wsgi.ContentLength.Of(EnvironOf(call[0]!.AsObject())),
        ["get_content_type"] = static call => ContentType.WithCharset(call.Text(0)!, call.Text(1)!),
        // The vectors were recorded on a POSIX system, and ask for its rules.
        ["safe_join"] = static call => SafePath.Join(PathRules.Posix, call.Text(0)!, call.Texts(1)),
        ["secure_filename"] = static call => SecureFileName.From(PathRules.Posix, call.Text(0)),
        ["check_password_hash"] = static call => PasswordHash.Check(call.Text(0), call.Text(1)!),
        ["iri_to_uri"] = static call => Iri.ToUri(call.Text(0)!),
        ["uri_to_iri"] = static call => Iri.FromUri(call.Text(0)!),
    }.ToFrozenDictionary();

    private static Accept AcceptOf(HttpCall call, int place) => call.Text(place, "cls") switch
    {
        "MIMEAccept" => AcceptHeader.ParseMime(call.Text(0)),
        "LanguageAccept" => AcceptHeader.ParseLanguage(call.Text(0)),
        _ => AcceptHeader.Parse(call.Text(0)),
    };

    private static ByteRange RangeOf(HttpCall call) => new(call.Text(0)!, call[1]!.AsArray().Select(static part =>
        new RangePart(HttpCall.Number(part![0])!.Value, HttpCall.Number(part[1]))));

    private static JsonNode Options(OptionsHeader header) => HttpShapes.Tuple(
        header.Value, HttpShapes.Dict(header.Options.Select(static option => KeyValuePair.Create(option.Key, (string?)option.Value))));

    private static JsonNode? IsResourceModified(HttpCall call)
    {
        JsonObject environ = call[0]!.AsObject();
        ConditionalRequest request = new()
        {
            Range = (string?)environ["HTTP_RANGE"], IfRange = (string?)environ["HTTP_IF_RANGE"],
            IfModifiedSince = (string?)environ["HTTP_IF_MODIFIED_SINCE"], IfNoneMatch = (string?)environ["HTTP_IF_NONE_MATCH"],
            IfMatch = (string?)environ["HTTP_IF_MATCH"],
        };
        DateTimeOffset? lastModified = call[3, "last_modified"] switch
        {
            null => null,
            JsonObject date => HttpCall.Date(date),
            JsonNode text => HttpDate.Parse((string)text!),
        };
        byte[]? data = call[2, "data"] is { } content ? HttpCall.Bytes(content) : null;
        return request.IsModified(call.Text(1, "etag"), lastModified, (bool?)call[4, "ignore_if_range"] ?? true, data);
    }

    private static JsonArray Changed(HttpCall call, Action<Headers> change)
    {
        Headers headers = new(call[0]!.AsArray().Select(static pair => KeyValuePair.Create((string)pair![0]!, (string)pair[1]!)));
        change(headers);
        return HttpShapes.Pairs(headers);
    }

    private static IEnumerable<string> Strings(JsonNode list) => list.AsArray().Select(static item => (string)item!);

    private static IEnumerable<KeyValuePair<string, object?>> PlainDict(JsonNode dict) =>
        dict.AsObject().Select(static pair => KeyValuePair.Create(pair.Key, HttpCall.Plain(pair.Value)));

    private static IEnumerable<KeyValuePair<string, string?>>? TextDict(JsonNode? dict) =>
        dict?.AsObject().Select(static pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));
}
