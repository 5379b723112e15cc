using System.Text;
using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>Text. Other values become text, bytes are read as UTF-8.</summary>
/// <remarks>Mirrors <c>click.STRING</c>.</remarks>
public sealed class StringType : ParamType
{
    /// <inheritdoc />
    public override string Name => "text";

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context) => value switch
    {
        string text => text,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => ValueText.Display(value),
    };
}

/// <summary>The value as it came.</summary>
/// <remarks>Mirrors <c>click.UNPROCESSED</c>.</remarks>
public sealed class UnprocessedType : ParamType
{
    /// <inheritdoc />
    public override string Name => "text";

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context) => value;
}
