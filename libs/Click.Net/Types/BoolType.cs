using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>Yes or no: <c>1</c>, <c>true</c>, <c>t</c>, <c>yes</c>, <c>y</c>, <c>on</c> and their opposites; empty text is no.</summary>
/// <remarks>Mirrors <c>click.BOOL</c>.</remarks>
public sealed class BoolType : ParamType
{
    private static readonly string[] Yes = ["1", "true", "t", "yes", "y", "on"];
    private static readonly string[] No = ["0", "false", "f", "no", "n", "off", ""];

    /// <inheritdoc />
    public override string Name => "boolean";

    /// <summary>What a text means; <see langword="null"/> where it means nothing.</summary>
    internal static bool? Read(string text)
    {
        ReadOnlySpan<char> word = text.AsSpan().Trim();
        if (Has(Yes, word))
            return true;
        return Has(No, word) ? false : null;
    }

    private static bool Has(string[] words, ReadOnlySpan<char> wanted)
    {
        foreach (string word in words)
        {
            if (wanted.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        if (value is bool truth)
            return truth;
        return Read(ValueText.Display(value)) ?? throw NotABoolean(value, parameter, context);
    }

    private static BadParameterException NotABoolean(object value, IParameterInfo? parameter, IContextInfo? context) => Fail(
        Messages.Format($"{ValueText.Quote(value)} is not a valid boolean. Recognized values: {string.Join(", ", Yes.Concat(No).Order(StringComparer.Ordinal))}"),
        parameter, context);
}
