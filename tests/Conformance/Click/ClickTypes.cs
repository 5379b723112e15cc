using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Click.Net.Types;

namespace Conformance.Click;

/// <summary>Builds parameter types from their data.</summary>
internal static class ClickTypes
{
    /// <summary>The type that the data tells of.</summary>
    public static ParamType Build(JsonNode spec) => (string)spec["name"]! switch
    {
        "string" => ParamTypes.String,
        "int" => new NumberType<BigInteger>(),
        "float" => ParamTypes.Float,
        "bool" => ParamTypes.Bool,
        "uuid" => ParamTypes.Uuid,
        "unprocessed" => ParamTypes.Unprocessed,
        "choice" => Choice(spec),
        "int_range" => Range<BigInteger>(spec, node => BigInteger.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)),
        "float_range" => Range(spec, node => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)),
        "datetime" => new DateTimeType(spec["formats"]!.AsArray().Select(format => (string)format!)),
        "file" => File(spec),
        "path" => PathOf(spec),
        "tuple" => new TupleType(spec["types"]!.AsArray().Select(type => Build(type!))),
        string name => throw new NotSupportedException($"type {name}"),
    };

    private static ChoiceType Choice(JsonNode spec)
    {
        bool caseSensitive = Flag(spec, "case_sensitive", true);
        if (spec["enum"] is not { } members)
            return new ChoiceType(spec["choices"]!.AsArray().Select(ClickValues.Decode), caseSensitive);
        string name = (string)members["name"]!;
        return new ChoiceType(
            spec["choices"]!.AsArray().Select(choice => ((string)choice!, (object?)new EnumMember(name, (string)choice!))), caseSensitive)
        {
            ValueName = name,
        };
    }

    private static NumberRange<T> Range<T>(JsonNode spec, Func<JsonNode, T> read) where T : struct, INumber<T> => new()
    {
        Min = spec["min"] is { } min ? read(min) : null,
        Max = spec["max"] is { } max ? read(max) : null,
        MinText = spec["min"]?.ToJsonString(),
        MaxText = spec["max"]?.ToJsonString(),
        MinOpen = Flag(spec, "min_open", false),
        MaxOpen = Flag(spec, "max_open", false),
        Clamp = Flag(spec, "clamp", false),
    };

    private static FileType File(JsonNode spec) => new((string?)spec["mode"] ?? "r")
    {
        Encoding = (string?)spec["encoding"],
        Errors = spec.AsObject().ContainsKey("errors") ? (string?)spec["errors"] : "strict",
        Lazy = (bool?)spec["lazy"],
        Atomic = Flag(spec, "atomic", false),
    };

    private static PathType PathOf(JsonNode spec) => new()
    {
        Exists = Flag(spec, "exists", false),
        FileOkay = Flag(spec, "file_okay", true),
        DirOkay = Flag(spec, "dir_okay", true),
        Readable = Flag(spec, "readable", true),
        Writable = Flag(spec, "writable", false),
        Executable = Flag(spec, "executable", false),
        ResolvePath = Flag(spec, "resolve_path", false),
        AllowDash = Flag(spec, "allow_dash", false),
        Result = (string?)spec["path_type"] switch
        {
            "bytes" => PathResult.Bytes,
            "path" => PathResult.Path,
            _ => PathResult.Text,
        },
    };

    private static bool Flag(JsonNode spec, string name, bool otherwise) => (bool?)spec[name] ?? otherwise;
}
