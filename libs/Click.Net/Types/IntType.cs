using System.Globalization;
using Click.Net.Errors;

namespace Click.Net.Types;

/// <summary>A whole number, as most are written; <see cref="NumberType{T}"/> reads the rest.</summary>
/// <remarks>It is no generic type: a program that starts has its code compiled already.</remarks>
internal sealed class IntType : ParamType
{
    private NumberType<int>? _any;

    /// <inheritdoc />
    public override string Name => "integer";

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        if (value is string text && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            return number;
        return value is int ? value : ConvertAny(value, parameter, context);
    }

    private object? ConvertAny(object value, IParameterInfo? parameter, IContextInfo? context) => (_any ??= new()).Convert(value, parameter, context);
}
