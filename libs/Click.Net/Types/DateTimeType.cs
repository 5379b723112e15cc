using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>A date and time in one of several formats, tried in order.</summary>
/// <param name="formats">Formats in the letters of <c>strptime</c>; none gives the ISO date, and the ISO date and time with <c>T</c> or a space.</param>
/// <remarks>
/// Mirrors <c>click.DateTime</c>. The value is a <see cref="DateTime"/>; where the format reads an offset (<c>%z</c>), a <see cref="DateTimeOffset"/>.
/// </remarks>
public sealed class DateTimeType(params IEnumerable<string> formats) : ParamType
{
    private static readonly string[] IsoFormats = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"];

    /// <summary>The formats in the order they are tried.</summary>
    public IReadOnlyList<string> Formats { get; } = formats.ToArray() is { Length: > 0 } given ? given : IsoFormats;

    /// <inheritdoc />
    public override string Name => "datetime";

    /// <inheritdoc />
    public override string GetMetavar(IParameterInfo parameter, IContextInfo? context) => $"[{string.Join('|', Formats)}]";

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        if (value is DateTime or DateTimeOffset)
            return value;
        string text = ValueText.Display(value);
        foreach (string format in Formats)
        {
            if (TimeFormat.Parse(text, format) is { } time)
                return time;
        }

        string known = string.Join(", ", Formats.Select(ValueText.Quote));
        throw Fail(Formats.Count == 1
            ? Messages.Format($"{ValueText.Quote(value)} does not match the format {known}.")
            : Messages.Format($"{ValueText.Quote(value)} does not match the formats {known}."), parameter, context);
    }
}
