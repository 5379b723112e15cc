using System.Text.Json.Nodes;
using Conformance.Vectors;
using Jinja.Net;
using Jinja.Net.Native;
using Jinja.Net.Runtime;

namespace Conformance.Jinja;

/// <summary>Makes environments as vectors describe them.</summary>
internal static class JinjaSetup
{
    /// <summary>The environment of a vector.</summary>
    public static JinjaEnvironment Environment(Vector vector)
    {
        JsonObject described = vector["env"] as JsonObject ?? [];
        JinjaOptions options = Options(described, vector["templates"] as JsonObject);
        JinjaEnvironment environment = Make(described, options);
        foreach ((string name, object? value) in JinjaCodec.DecodeMap(described["policies"]))
            environment.Policies[name] = value;
        foreach ((string name, object? value) in JinjaCodec.DecodeMap(described["globals"]))
            environment.Globals[name] = value;
        if (described["i18n"] is JsonObject translations)
            Install(environment, translations);
        return environment;
    }

    private static JinjaEnvironment Make(JsonObject described, JinjaOptions options) => (string?)described["sandboxed"] switch
    {
        "sandbox" => new SandboxedEnvironment(options),
        "immutable" => new ImmutableSandboxedEnvironment(options),
        _ when (bool?)described["native"] == true => new NativeEnvironment(options),
        _ => new JinjaEnvironment(options),
    };

    private static JinjaOptions Options(JsonObject described, JsonObject? templates)
    {
        JinjaOptions defaults = new();
        return new JinjaOptions
        {
            BlockStart = Text(described, "block_start_string", defaults.BlockStart),
            BlockEnd = Text(described, "block_end_string", defaults.BlockEnd),
            VariableStart = Text(described, "variable_start_string", defaults.VariableStart),
            VariableEnd = Text(described, "variable_end_string", defaults.VariableEnd),
            CommentStart = Text(described, "comment_start_string", defaults.CommentStart),
            CommentEnd = Text(described, "comment_end_string", defaults.CommentEnd),
            LineStatementPrefix = (string?)described["line_statement_prefix"],
            LineCommentPrefix = (string?)described["line_comment_prefix"],
            TrimBlocks = Flag(described, "trim_blocks"),
            LstripBlocks = Flag(described, "lstrip_blocks"),
            NewlineSequence = Text(described, "newline_sequence", "\n"),
            KeepTrailingNewline = Flag(described, "keep_trailing_newline"),
            Loader = templates is null ? null : new DictLoader(templates.ToDictionary(static pair => pair.Key, static pair => (string)pair.Value!)),
            AutoEscape = Escaping(described["autoescape"]),
            Undefined = Undefined((string?)described["undefined"]),
            Finalize = Finalizer((string?)described["finalize"]),
            Extensions = [.. Extensions(described["extensions"] as JsonArray)],
        };
    }

    private static string Text(JsonObject described, string name, string otherwise) => (string?)described[name] ?? otherwise;

    private static bool Flag(JsonObject described, string name) => (bool?)described[name] ?? false;

    private static AutoEscape Escaping(JsonNode? described)
    {
        if (described is not JsonObject rule)
            return (bool?)described ?? false;
        JsonObject select = rule["select"]!.AsObject();
        return AutoEscape.Select(
            Ends(select["enabled_extensions"]), Ends(select["disabled_extensions"]), (bool?)select["default_for_string"] ?? true, (bool?)select["default"] ?? false);
    }

    private static IEnumerable<string>? Ends(JsonNode? list) => list?.AsArray().Select(static item => (string)item!);

    private static UndefinedKind Undefined(string? name) => name switch
    {
        null => UndefinedKind.Default,
        "StrictUndefined" => UndefinedKind.Strict,
        "DebugUndefined" => UndefinedKind.Debug,
        "ChainableUndefined" => UndefinedKind.Chainable,
        _ => throw new InvalidOperationException($"no such undefined type {name}"),
    };

    // Python's text of a value.
    private static readonly Template Print = new JinjaEnvironment().FromString("{{ value }}");

    private static Delegate? Finalizer(string? name) => name switch
    {
        null => null,
        "none_to_empty" => static (object? value) => value ?? "",
        "brackets" => static (object? value) => value is Undefined missing ? $"[{missing}]" : $"[{Print.Render(("value", value))}]",
        _ => throw new InvalidOperationException($"no such finalizer {name}"),
    };

    private static IEnumerable<Extension> Extensions(JsonArray? names) => (names ?? []).Select(static name => (string)name! switch
    {
        "jinja2.ext.do" => Extension.Do,
        "jinja2.ext.loopcontrols" => Extension.LoopControls,
        "jinja2.ext.debug" => new DebugExtension(),
        "jinja2.ext.i18n" => new I18nExtension(),
        _ => throw new InvalidOperationException($"no such extension {name}"),
    });

    private static void Install(JinjaEnvironment environment, JsonObject translations) =>
        environment.Extensions.OfType<I18nExtension>().Single().Install(environment, new RecordedTranslations(translations), (bool?)translations["newstyle"] ?? false);
}
