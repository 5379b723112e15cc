using System.Collections.Frozen;
using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>Yes or no: <c>1</c>, <c>true</c>, <c>t</c>, <c>yes</c>, <c>y</c>, <c>on</c> and their opposites; empty text is no.</summary>
/// <remarks>Mirrors <c>click.BOOL</c>.</remarks>
public sealed class BoolType : ParamType
{
    private static readonly FrozenDictionary<string, bool> Words = new Dictionary<string, bool>
    {
        ["1"] = true, ["true"] = true, ["t"] = true, ["yes"] = true, ["y"] = true, ["on"] = true,
        [""] = false, ["0"] = false, ["false"] = false, ["f"] = false, ["no"] = false, ["n"] = false, ["off"] = false,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override string Name => "boolean";

    /// <summary>What a text means; <see langword="null"/> where it means nothing.</summary>
    internal static bool? Read(string text) => Words.TryGetValue(text.Trim(), out bool truth) ? truth : null;

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        if (value is bool truth)
            return truth;
        return Read(ValueText.Display(value)) ?? throw Fail(
            $"{ValueText.Quote(value)} is not a valid boolean. Recognized values: {string.Join(", ", Words.Keys.Order(StringComparer.Ordinal))}",
            parameter, context);
    }
}
