using System.Text.Json.Nodes;
using Conformance.Replay;
using ItsDangerous.Net;

namespace Conformance.ItsDangerous;

/// <summary>Calls of a serializer.</summary>
internal static class SerializerCalls
{
    /// <summary>Makes the call.</summary>
    public static JsonObject Run(SignCall call)
    {
        using Serializer serializer = Make(call);
        bool isUrlSafe = serializer is UrlSafeSerializer or UrlSafeTimedSerializer;
        switch (call.Op)
        {
            case "dumps":
                string token = serializer.Serialize(call.Argument(0), Salt(call));
                JsonObject outcome = Outcome.Value(token);
                if (isUrlSafe)
                    outcome["compressed"] = token.StartsWith('.');
                return outcome;
            case "dump_payload":
                byte[] payload = serializer.DumpPayload(call.Argument(0));
                return new JsonObject { ["value"] = PlainValues.Encode(payload), ["compressed"] = payload is [(byte)'.', ..] };
            case "load_payload":
                return Outcome.Value(PlainValues.Encode(serializer.LoadPayload<object?>(call.Bytes(0))));
            case "loads":
                return Outcome.Value(PlainValues.Encode(Loads(call, serializer)));
            case "loads_unsafe":
                bool valid = LoadsUnsafe(call, serializer, out object? value);
                return Outcome.Value(PlainValues.Encode(new object?[] { valid, value }));
            default:
                throw new NotSupportedException(call.Op);
        }
    }

    private static object? Loads(SignCall call, Serializer serializer)
    {
        if (serializer is not TimedSerializer timed)
            return serializer.Deserialize<object?>(call.Bytes(0), Salt(call));
        object? value = timed.Deserialize<object?>(call.Bytes(0), out DateTimeOffset date, call.MaxAge(), Salt(call, place: 3));
        return call.WantsTime ? new object?[] { value, date } : value;
    }

    private static bool LoadsUnsafe(SignCall call, Serializer serializer, out object? value) => serializer is TimedSerializer timed
        ? timed.TryDeserializeUnsafe(call.Bytes(0), out value, call.MaxAge(), Salt(call, place: 2))
        : serializer.TryDeserializeUnsafe(call.Bytes(0), out value, Salt(call));

    private static TextOrBytes? Salt(SignCall call, int place = 1) =>
        SignerSpec.TextOrBytes(call.Named("salt") ?? (call.Count > place ? call.Argument(place) : null));

    private static Serializer Make(SignCall call)
    {
        JsonObject spec = call.Serializer;
        SecretKeys keys = SignerSpec.Keys(spec["secret_key"]);
        SignerOptions signing = SignerSpec.Options(spec["signer_kwargs"]?.AsObject() ?? []) with { Salt = SaltOf(spec), TimeProvider = call.Clock };
        SerializerOptions options = new()
        {
            Payload = Payload(spec),
            Signer = (string?)spec["signer"] is { } name ? SignerSpec.Factory(name) : null,
            FallbackSigners = [.. (spec["fallback_signers"]?.AsArray() ?? []).Select(fallback => Fallback(fallback!, call.Clock))],
        };
        return (string)spec["class"]! switch
        {
            "Serializer" => new Serializer(keys, signing, options),
            "TimedSerializer" => new TimedSerializer(keys, signing, options),
            "URLSafeSerializer" => new UrlSafeSerializer(keys, signing, options),
            "URLSafeTimedSerializer" => new UrlSafeTimedSerializer(keys, signing, options),
            string other => throw new NotSupportedException(other),
        };
    }

    // A salt of null is the signer's own, while one left out is the serializer's.
    private static TextOrBytes? SaltOf(JsonObject spec)
    {
        if (!spec.ContainsKey("salt"))
            return null;
        return SignerSpec.TextOrBytes(PlainValues.Decode(spec["salt"])) ?? new Signer("any").Salt;
    }

    private static FallbackSigner Fallback(JsonNode fallback, TimeProvider clock)
    {
        if (fallback is not JsonObject spec)
            return new FallbackSigner(Signer: SignerSpec.Factory((string)fallback!));
        SignerFactory? factory = (string?)spec["class"] is { } name ? SignerSpec.Factory(name) : null;
        return new FallbackSigner(SignerSpec.Options(spec) with { TimeProvider = clock }, factory);
    }

    private static JsonPayloadSerializer? Payload(JsonObject spec)
    {
        if (spec["serializer_kwargs"] is not JsonObject layout)
            return null;
        bool isUrlSafe = ((string)spec["class"]!).StartsWith("URLSafe", StringComparison.Ordinal);
        PythonJsonOptions options = isUrlSafe ? PythonJsonOptions.Compact : PythonJsonOptions.Spaced;
        foreach ((string name, JsonNode? value) in layout)
        {
            options = name switch
            {
                "ensure_ascii" => options with { EnsureAscii = (bool)value! },
                "sort_keys" => options with { SortKeys = (bool)value! },
                "skipkeys" => options with { SkipKeys = (bool)value! },
                "allow_nan" => options with { AllowNaN = (bool)value! },
                "indent" => Indented(options, value),
                "check_circular" => options,
                "separators" => options with { ItemSeparator = (string)value![0]!, KeySeparator = (string)value[1]! },
                _ => throw new NotSupportedException(name),
            };
        }

        return new JsonPayloadSerializer(options);
    }

    private static PythonJsonOptions Indented(PythonJsonOptions options, JsonNode? indent)
    {
        if (indent is null)
            return options;
        string text = indent.GetValueKind() == System.Text.Json.JsonValueKind.Number ? new string(' ', (int)indent) : (string)indent!;
        return options with { Indent = text, ItemSeparator = options.ItemSeparator.TrimEnd(' ') };
    }
}
