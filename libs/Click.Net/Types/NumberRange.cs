using System.Numerics;
using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>A number between bounds.</summary>
/// <typeparam name="T">The number's type.</typeparam>
/// <remarks>Mirrors <c>click.IntRange</c> and <c>click.FloatRange</c>.</remarks>
public sealed class NumberRange<T> : NumberType<T> where T : struct, INumber<T>
{
    /// <summary>The least value; <see langword="null"/> for no bound.</summary>
    public T? Min { get; init; }

    /// <summary>The greatest value; <see langword="null"/> for no bound.</summary>
    public T? Max { get; init; }

    /// <summary>Whether <see cref="Min"/> itself is excluded.</summary>
    public bool MinOpen { get; init; }

    /// <summary>Whether <see cref="Max"/> itself is excluded.</summary>
    public bool MaxOpen { get; init; }

    /// <summary>Takes the nearest value within the bounds instead of failing.</summary>
    public bool Clamp { get; init; }

    /// <summary>How <see cref="Min"/> is written in help and errors; <see langword="null"/> writes the number.</summary>
    public string? MinText { get; init; }

    /// <summary>How <see cref="Max"/> is written in help and errors; <see langword="null"/> writes the number.</summary>
    public string? MaxText { get; init; }

    /// <inheritdoc />
    public override string Name => $"{base.Name} range";

    /// <inheritdoc />
    public override string DescribeRange()
    {
        string? low = MinText ?? (Min is { } min ? ValueText.Display(min) : null);
        string? high = MaxText ?? (Max is { } max ? ValueText.Display(max) : null);
        string above = MinOpen ? "<" : "<=", below = MaxOpen ? "<" : "<=";
        return (low, high) switch
        {
            (null, null) => "x",
            (null, _) => $"x{below}{high}",
            (_, null) => $"x{(MinOpen ? ">" : ">=")}{low}",
            _ => $"{low}{above}x{below}{high}",
        };
    }

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        T number = Parse(value, parameter, context);
        bool tooLow = Min is { } min && (MinOpen ? number <= min : number < min);
        bool tooHigh = Max is { } max && (MaxOpen ? number >= max : number > max);
        if (!tooLow && !tooHigh)
            return number;
        if (!Clamp)
            throw Fail(Messages.Format($"{ValueText.Display(number)} is not in the range {DescribeRange()}."), parameter, context);
        return tooLow ? Inside(Min!.Value, MinOpen, T.One) : Inside(Max!.Value, MaxOpen, -T.One);
    }

    // The nearest whole number beside an open bound. There is no nearest fraction that a person would expect.
    private static T Inside(T bound, bool open, T step)
    {
        if (open && !T.IsInteger(T.One / (T.One + T.One)))
            throw new InvalidOperationException("Clamping is not supported for open bounds.");
        return open ? bound + step : bound;
    }
}
