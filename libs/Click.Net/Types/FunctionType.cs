using Click.Net.Errors;

namespace Click.Net.Types;

/// <summary>A function that reads a value. A <see cref="FormatException"/> or an <see cref="ArgumentException"/> that it throws becomes the error of the parameter.</summary>
/// <param name="name">The type in words, for help.</param>
/// <param name="parse">Reads the text.</param>
/// <remarks>Mirrors a function given as <c>type=</c>.</remarks>
public sealed class FunctionType(string name, Func<string, object?> parse) : ParamType
{
    /// <inheritdoc />
    public override string Name => name;

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        if (value is not string text)
            return value;
        try
        {
            return parse(text);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException)
        {
            throw Fail(text, parameter, context);
        }
    }
}

/// <summary>Any type that reads itself from text.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class ParsableType<T> : ParamType where T : IParsable<T>
{
    /// <inheritdoc />
    public override string Name => Text.EnumNames.Kebab(typeof(T).Name).Replace('-', ' ');

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        if (value is T parsed)
            return parsed;
        string text = Text.ValueText.Display(value);
        return T.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out parsed!)
            ? parsed
            : throw Fail(Messages.Format($"{Text.ValueText.Quote(value)} is not a valid {Name}."), parameter, context);
    }
}
