using System.Globalization;
using System.Text.Json.Nodes;
using Werkzeug.Net;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Wsgi;

namespace Conformance.Werkzeug;

/// <summary>The changes that vectors make to a response.</summary>
internal static class ResponseOps
{
    public static void Apply(Response response, JsonArray op, WsgiEnviron environ)
    {
        JsonArray args = op.Count > 1 ? op[1]!.AsArray() : [];
        JsonObject kwargs = op.Count > 2 ? op[2]!.AsObject() : [];
        switch ((string)op[0]!)
        {
            case "set": Set(response, (string)args[0]!, WerkzeugValues.Read(args[1])); break;
            case "del": Set(response, (string)args[0]!, null); break;
            case "header": response.Headers[(string)args[0]!] = (string)args[1]!; break;
            case "add_header": AddHeader(response, args, kwargs); break;
            case "remove_header": response.Headers.Remove((string)args[0]!); break;
            case "make_conditional": MakeConditional(response, environ, args, kwargs); break;
            case "cache_control": SetCacheControl(response.CacheControl, (string)args[0]!, WerkzeugValues.Read(args[1])); break;
            case "csp": SetPolicy(response.ContentSecurityPolicy, (string)args[0]!, (string?)args[1]); break;
            case "content_range":
                response.ContentRange.Set((long?)args[0], (long?)args[1], (long?)(args.Count > 2 ? args[2] : kwargs["length"]), (string?)kwargs["units"] ?? "bytes");
                break;
            case "vary_add":
                HeaderSet vary = response.Vary;
                vary.Add((string)args[0]!);
                break;
            case "www_authenticate": response.WwwAuthenticate = AuthorizationHeader.ParseChallenge((string)args[0]!); break;
            case "stream_write":
                foreach (JsonNode? data in args)
                    response.Stream.Write(WerkzeugValues.ReadBytes(data));
                break;
            case "set_cookie": response.SetCookie((string)args[0]!, CookieValue(args, kwargs), Cookie(kwargs)); break;
            case "delete_cookie": response.DeleteCookie((string)args[0]!, Cookie(kwargs)); break;
            case "set_etag": response.SetETag((string)args[0]!, (bool?)(args.Count > 1 ? args[1] : kwargs["weak"]) ?? false); break;
            case "add_etag": response.AddETag((bool?)kwargs["overwrite"] ?? false, (bool?)kwargs["weak"] ?? false); break;
            case "set_data": response.SetData(WerkzeugValues.ReadBytes(args[0])); break;
            case "freeze": response.Freeze(); break;
            case "make_sequence": response.MakeSequence(); break;
            case "get_data": response.GetData(); break;
            case string other: throw new NotSupportedException(other);
        }
    }

    private static void AddHeader(Response response, JsonArray args, JsonObject kwargs)
    {
        if (kwargs.Count == 0)
            response.Headers.Add((string)args[0]!, (string)args[1]!);
        else
            response.Headers.Add((string)args[0]!, (string)args[1]!, kwargs.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
    }

    private static void MakeConditional(Response response, WsgiEnviron environ, JsonArray args, JsonObject kwargs)
    {
        object? accept = WerkzeugValues.Read(args.Count > 0 ? args[0] : kwargs["accept_ranges"]);
        long? length = (long?)(args.Count > 1 ? args[1] : kwargs["complete_length"]);
        if (accept is string unit)
            response.MakeConditional(environ, unit, length);
        else
            response.MakeConditional(environ, accept is true, length);
    }

    private static string CookieValue(JsonArray args, JsonObject kwargs) => (string?)(args.Count > 1 ? args[1] : kwargs["value"]) ?? "";

    private static CookieOptions Cookie(JsonObject kwargs)
    {
        CookieOptions options = new()
        {
            MaxAge = WerkzeugValues.Read(kwargs["max_age"]) switch
            {
                null => null,
                TimeSpan span => span,
                object seconds => TimeSpan.FromSeconds(Convert.ToDouble(seconds, CultureInfo.InvariantCulture)),
            },
            Expires = WerkzeugValues.Read(kwargs["expires"]) switch
            {
                null => null,
                DateTimeOffset moment => moment,
                object seconds => DateTimeOffset.UnixEpoch.AddSeconds(Convert.ToDouble(seconds, CultureInfo.InvariantCulture)),
            },
            Domain = (string?)kwargs["domain"],
            Secure = (bool?)kwargs["secure"] ?? false,
            HttpOnly = (bool?)kwargs["httponly"] ?? false,
            SameSite = (string?)kwargs["samesite"],
            Partitioned = (bool?)kwargs["partitioned"] ?? false,
        };
        return kwargs.ContainsKey("path") ? options with { Path = (string?)kwargs["path"] } : options;
    }

    private static void SetCacheControl(ResponseCacheControl control, string name, object? value)
    {
        switch (name)
        {
            case "no_cache": control.NoCache = Directive(value); break;
            case "no_store": control.NoStore = value is true; break;
            case "private": control.Private = Directive(value); break;
            case "public": control.Public = value is true; break;
            case "max_age": control.MaxAge = Number(value); break;
            case "s_maxage": control.SMaxAge = Number(value); break;
            case "must_revalidate": control.MustRevalidate = value is true; break;
            case "proxy_revalidate": control.ProxyRevalidate = value is true; break;
            case "no_transform": control.NoTransform = value is true; break;
            case "immutable": control.Immutable = value is true; break;
            case "must_understand": control.MustUnderstand = value is true; break;
            case "stale_while_revalidate": control.StaleWhileRevalidate = Number(value); break;
            case "stale_if_error": control.StaleIfError = Number(value); break;
            default: throw new NotSupportedException(name);
        }
    }

    private static CacheDirective Directive(object? value) => value switch
    {
        bool set => set,
        string text => text,
        int number => number,
        _ => default,
    };

    private static long? Number(object? value) => value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static void SetPolicy(ContentSecurityPolicy policy, string name, string? value)
    {
        string property = string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        typeof(ContentSecurityPolicy).GetProperty(property)!.SetValue(policy, value);
    }

    private static void Set(Response response, string name, object? value)
    {
        switch (name)
        {
            case "data" when value is string text: response.SetData(text); break;
            case "data": response.SetData((byte[])value!); break;
            case "status" when value is int code: response.StatusCode = code; break;
            case "status": response.Status = (string)value!; break;
            case "status_code": response.StatusCode = Convert.ToInt32(value, CultureInfo.InvariantCulture); break;
            case "autocorrect_location_header": response.AutocorrectLocationHeader = value is true; break;
            case "automatically_set_content_length": response.AutomaticallySetContentLength = value is true; break;
            case "implicit_sequence_conversion": response.ImplicitSequenceConversion = value is true; break;
            case "direct_passthrough": response.DirectPassthrough = value is true; break;
            case "mimetype": response.MimeType = (string?)value; break;
            case "content_type": response.ContentType = (string?)value; break;
            case "content_length": response.ContentLength = Number(value); break;
            case "content_encoding": response.ContentEncoding = (string?)value; break;
            case "content_location": response.ContentLocation = (string?)value; break;
            case "location": response.Location = (string?)value; break;
            case "accept_ranges": response.AcceptRanges = (string?)value; break;
            case "last_modified": response.LastModified = Moment(response, value); break;
            case "date": response.Date = Moment(response, value); break;
            case "expires": response.Expires = Moment(response, value); break;
            case "retry_after" when value is string or int: response.Headers["Retry-After"] = $"{value}"; break;
            case "retry_after": response.RetryAfter = Moment(response, value); break;
            case "age": response.Age = value is TimeSpan span ? span : value is null ? null : TimeSpan.FromSeconds(Convert.ToDouble(value, CultureInfo.InvariantCulture)); break;
            case "vary": response.Vary = Words(value); break;
            case "allow": response.Allow = Words(value); break;
            case "content_language": response.ContentLanguage = Words(value); break;
            case "access_control_allow_headers": response.AccessControlAllowHeaders = Words(value); break;
            case "access_control_allow_methods": response.AccessControlAllowMethods = Words(value); break;
            case "access_control_expose_headers": response.AccessControlExposeHeaders = Words(value); break;
            case "access_control_allow_origin": response.AccessControlAllowOrigin = (string?)value; break;
            case "access_control_allow_credentials": response.AccessControlAllowCredentials = value is true; break;
            case "access_control_max_age": response.AccessControlMaxAge = Number(value); break;
            case "cross_origin_opener_policy": response.CrossOriginOpenerPolicy = (string?)value; break;
            case "cross_origin_embedder_policy": response.CrossOriginEmbedderPolicy = (string?)value; break;
            case "cross_origin_resource_policy": response.CrossOriginResourcePolicy = (string?)value; break;
            default: throw new NotSupportedException(name);
        }
    }

    private static DateTimeOffset? Moment(Response response, object? value) => value switch
    {
        null => null,
        DateTimeOffset moment => moment,
        _ => DateTimeOffset.UnixEpoch.AddSeconds(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };

    private static HeaderSet Words(object? value) => value switch
    {
        null => new HeaderSet(),
        string text => SetHeader.Parse(text),
        IEnumerable<object?> words => new HeaderSet(words.Select(word => (string)word!)),
        _ => throw new NotSupportedException(value.ToString()),
    };
}
