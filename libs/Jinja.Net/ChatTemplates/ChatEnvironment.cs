using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.ChatTemplates;

/// <summary>The environment that chat templates are written for.</summary>
internal static class ChatEnvironment
{
    public static ImmutableSandboxedEnvironment Make(ChatTemplateOptions options)
    {
        ImmutableSandboxedEnvironment environment = new(new JinjaOptions
        {
            TrimBlocks = true,
            LstripBlocks = true,
            Limits = options.Limits,
            Clock = options.Clock,
            Seed = options.Seed,
            Undefined = options.Undefined,
            Extensions = [Extension.LoopControls, new GenerationExtension()],
        });
        ((CallableTable)environment.Filters).Put("tojson", new NativeCallable(
            "tojson", Signature.Parse("value, ensure_ascii=false, indent=none, separators=none, sort_keys=false"), ToJson) { Emitter = EmitJson });
        environment.Globals["raise_exception"] = string (string message) => throw new TemplateException(message);
        environment.Globals["strftime_now"] = (string format) => StrFTime.Format(options.Clock.GetLocalNow().DateTime, format);
        return environment;
    }

    /// <summary>Python's <c>json.dumps</c>: the order of keys is kept, and nothing is escaped for HTML.</summary>
    private static Value ToJson(IRuntimeServices services, ReadOnlySpan<Value> a) =>
        Value.Text(JsonDumper.Dump(services.Budget, Settings(services, a), a[0]));

    private static bool EmitJson(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape)
    {
        if (!escape)
            JsonDumper.Write(services.Budget, Settings(services, a), a[0], output);
        return !escape;
    }

    private static JsonWriting Settings(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        JsonWriting writing = new()
        {
            EnsureAscii = Truth.IsTrue(a[1]),
            Indent = a[2].IsNone ? null : JsonWriting.IndentOf(a[2], services.Budget),
            SortKeys = Truth.IsTrue(a[4]),
        };
        return a[3].IsNone ? writing : Separated(writing, a[3]);
    }

    private static JsonWriting Separated(JsonWriting writing, Value separators)
    {
        if (!SequenceView.TryOf(separators, out SequenceView pair))
            throw PythonErrors.Type($"cannot unpack non-iterable {TypeNames.Of(separators)} object");
        if (pair.Count != 2)
            throw PythonErrors.Value(pair.Count < 2 ? $"not enough values to unpack (expected 2, got {pair.Count})" : "too many values to unpack (expected 2)");
        if (!pair[0].IsText || !pair[1].IsText)
            throw PythonErrors.Type($"separators must be str, not {TypeNames.Of(pair[0].IsText ? pair[1] : pair[0])}");
        return writing with { ItemSeparator = pair[0].AsText, KeySeparator = pair[1].AsText };
    }
}
