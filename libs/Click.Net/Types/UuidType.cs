using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>A UUID in any of its usual spellings: with dashes or without, in braces, as <c>urn:uuid:</c>.</summary>
/// <remarks>Mirrors <c>click.UUID</c>.</remarks>
public sealed class UuidType : ParamType
{
    /// <inheritdoc />
    public override string Name => "uuid";

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        if (value is Guid uuid)
            return uuid;
        string digits = ValueText.Display(value).Trim()
            .Replace("urn:", "", StringComparison.Ordinal).Replace("uuid:", "", StringComparison.Ordinal)
            .Trim('{', '}').Replace("-", "", StringComparison.Ordinal);
        return Guid.TryParseExact(digits, "N", out uuid)
            ? uuid
            : throw Fail(Messages.Format($"{ValueText.Quote(value is string text ? text.Trim() : value)} is not a valid UUID."), parameter, context);
    }
}
