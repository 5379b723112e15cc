using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Conformance.Werkzeug;

/// <summary>The functions that change something in steps, or need a clock.</summary>
internal static partial class HttpFunctions
{
    private static JsonNode? CacheControlSet(HttpCall call)
    {
        if (call.Text(2, "cls") == "RequestCacheControl")
        {
            RequestCacheControl request = CacheControlHeader.ParseRequest(call.Text(0));
            SetProperties(request, call[1]!.AsArray());
            return HttpShapes.Of(request);
        }

        ResponseCacheControl response = CacheControlHeader.ParseResponse(call.Text(0));
        SetProperties(response, call[1]!.AsArray());
        return HttpShapes.Of(response);
    }

    private static JsonNode? ContentSecurityPolicySet(HttpCall call)
    {
        ContentSecurityPolicy policy = CspHeader.Parse(call.Text(0));
        SetProperties(policy, call[1]!.AsArray());
        return HttpShapes.Of(policy);
    }

    // A property's name is the original's in .NET's casing; the value is turned into the property's type.
    private static void SetProperties(object target, JsonArray changes)
    {
        foreach (JsonNode? change in changes)
        {
            string words = (string)change![0]! == "s_maxage" ? "s_max_age" : (string)change[0]!;
            string name = string.Concat(words.Split('_').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
            System.Reflection.PropertyInfo property = target.GetType().GetProperty(name) ?? throw new NotSupportedException(name);
            object? value = change[1] is JsonObject ? null : HttpCall.Plain(change[1]);
            property.SetValue(target, Convert(value, property.PropertyType));
        }
    }

    private static object? Convert(object? value, Type type)
    {
        if (type == typeof(bool))
            return value is not (null or false or "" or 0L);
        if (type == typeof(CacheDirective))
            return Directive(value);
        if (type == typeof(long?))
            return value is string text ? long.Parse(text, CultureInfo.InvariantCulture) : value is bool ? null : value;
        return value?.ToString();
    }

    private static CacheDirective Directive(object? value) => value switch
    {
        bool isSet => isSet,
        string text => text,
        long number => (int)number,
        _ => false,
    };

    private static JsonObject HeaderSetOps(HttpCall call)
    {
        HeaderSet set = SetHeader.Parse(call.Text(0));
        JsonArray results = Run("HeaderSet.ops", call[1]!.AsArray(), (name, arguments) => HeaderSetOp(set, name, arguments));
        JsonObject shape = HttpShapes.Of(set);
        shape["results"] = results;
        return shape;
    }

    private static JsonNode? HeaderSetOp(HeaderSet set, string name, JsonArray arguments)
    {
        switch (name)
        {
            case "contains": return set.Contains((string)arguments[0]!);
            case "len": return set.Count;
            case "getitem": return set[(int)arguments[0]!];
            case "find": return set.Find((string)arguments[0]!);
            case "index": return IndexOf(set, (string)arguments[0]!);
            case "to_header": return set.ToHeader();
            case "as_set":
                bool preserve = arguments.Count > 0 && (bool)arguments[0]!;
                return HttpShapes.Strings(set.ToSet(preserve).Order(StringComparer.Ordinal));
            case "add": set.Add((string)arguments[0]!); return null;
            case "remove": set.Remove((string)arguments[0]!); return null;
            case "discard": set.Discard((string)arguments[0]!); return null;
            case "update": set.Update(Strings(arguments[0]!)); return null;
            case "clear": set.Clear(); return null;
            default: throw new NotSupportedException(name);
        }
    }

    // Python tells a missing word by an IndexError here and a KeyError in remove.
    private static int IndexOf(HeaderSet set, string word) => set.Find(word) is >= 0 and int at ? at : throw new ArgumentOutOfRangeException(nameof(word));

    private static JsonNode? DumpCookie(HttpCall call)
    {
        bool warned = false;
        CookieOptions options = new()
        {
            MaxAge = call[2, "max_age"] switch
            {
                null => null,
                JsonObject span => HttpCall.Span(span),
                JsonNode seconds => TimeSpan.FromSeconds((double)seconds),
            },
            Expires = call[3, "expires"] switch
            {
                null => null,
                JsonObject date => HttpCall.Date(date),
                JsonNode seconds when seconds.GetValueKind() == System.Text.Json.JsonValueKind.Number => DateTimeOffset.UnixEpoch.AddSeconds((double)seconds),
                _ => throw new NotSupportedException("expires as text"),
            },
            Path = call.Has(4, "path") ? call.Text(4, "path") : "/",
            Domain = call.Text(5, "domain"),
            Secure = (bool?)call[6, "secure"] ?? false,
            HttpOnly = (bool?)call[7, "httponly"] ?? false,
            SyncExpires = (bool?)call[8, "sync_expires"] ?? true,
            MaximumSize = (int?)call[9, "max_size"] ?? CookieOptions.UsualMaximumSize,
            SameSite = call.Text(10, "samesite"),
            Partitioned = (bool?)call[11, "partitioned"] ?? false,
            TooLarge = _ => warned = true,
        };
        string header = SetCookieHeader.Write(call.Text(0)!, call.Text(1, "value") ?? "", options, new StoppedClock(call.Now));
        return warned ? new JsonObject { ["header"] = header, ["warned"] = true } : header;
    }

    private static JsonArray Run(string function, JsonArray operations, Func<string, JsonArray, JsonNode?> operate)
    {
        JsonArray results = [];
        foreach (JsonNode? operation in operations)
        {
            try
            {
                results.Add(Outcome.Value(operate((string)operation![0]!, operation[1]!.AsArray())));
            }
            catch (Exception error) when (error is not NotSupportedException)
            {
                results.Add(HttpKind.Failure(function, error));
            }
        }

        return results;
    }

    private sealed class StoppedClock(long? now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : base.GetUtcNow();
    }
}
