using System.Globalization;
using System.Numerics;

namespace Werkzeug.Net.Routing.Converters;

/// <summary>A whole number (<c>int</c>). Its value is an <see cref="int"/>, a <see cref="long"/> where that is too small, else a <see cref="BigInteger"/>.</summary>
/// <remarks>Mirrors <c>werkzeug.routing.IntegerConverter</c>.</remarks>
public sealed class IntConverter : UrlConverter
{
    private readonly int _digits;
    private readonly BigInteger? _least;
    private readonly BigInteger? _most;
    private readonly bool _signed;

    /// <summary>Makes the converter.</summary>
    /// <param name="fixedDigits">How many characters the number has in the URL; 0 for any.</param>
    /// <param name="min">The least value; null for any.</param>
    /// <param name="max">The greatest value; null for any.</param>
    /// <param name="signed">Whether a minus may stand before it.</param>
    public IntConverter(int fixedDigits = 0, BigInteger? min = null, BigInteger? max = null, bool signed = false)
    {
        _digits = fixedDigits;
        _least = min;
        _most = max;
        _signed = signed;
    }

    /// <inheritdoc/>
    public override string Regex => _signed ? "-?\\d+" : "\\d+";

    /// <inheritdoc/>
    public override int Weight => 50;

    /// <inheritdoc/>
    public override object? ToValue(string text)
    {
        if (_digits > 0 && text.Length != _digits)
            throw new ValidationException();
        if (text.Length > UrlNumbers.MostDigits)
            throw new ValidationException();
        BigInteger value = UrlNumbers.ReadInteger(text);
        if (value < _least || value > _most)
            throw new ValidationException();
        return UrlNumbers.Smallest(value);
    }

    /// <inheritdoc/>
    public override string ToUrl(object? value)
    {
        string text = UrlNumbers.ToInteger(value).ToString(CultureInfo.InvariantCulture);
        if (text.Length >= _digits)
            return text;
        return text[0] == '-' ? string.Concat("-", text[1..].PadLeft(_digits - 1, '0')) : text.PadLeft(_digits, '0');
    }

    internal override object? Read(ReadOnlySpan<char> text) =>
        _digits == 0 && _least is null && _most is null && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int small)
            ? small
            : ToValue(text.ToString());

    internal override bool Accepts(ReadOnlySpan<char> text)
    {
        if (_signed && text is ['-', ..])
            text = text[1..];
        return UrlNumbers.AreDigits(text);
    }
}

/// <summary>A number with a decimal point (<c>float</c>), as a <see cref="double"/>.</summary>
/// <remarks>Mirrors <c>werkzeug.routing.FloatConverter</c>.</remarks>
public sealed class FloatConverter : UrlConverter
{
    private readonly double? _least;
    private readonly double? _most;
    private readonly bool _signed;

    /// <summary>Makes the converter.</summary>
    /// <param name="min">The least value; null for any.</param>
    /// <param name="max">The greatest value; null for any.</param>
    /// <param name="signed">Whether a minus may stand before it.</param>
    public FloatConverter(double? min = null, double? max = null, bool signed = false)
    {
        _least = min;
        _most = max;
        _signed = signed;
    }

    /// <inheritdoc/>
    public override string Regex => _signed ? "-?\\d+\\.\\d+" : "\\d+\\.\\d+";

    /// <inheritdoc/>
    public override int Weight => 50;

    /// <inheritdoc/>
    public override object? ToValue(string text)
    {
        double value = UrlNumbers.ReadFloat(text);
        if (value < _least || value > _most)
            throw new ValidationException();
        return value;
    }

    /// <inheritdoc/>
    public override string ToUrl(object? value) => UrlNumbers.WriteFloat(UrlNumbers.ToFloat(value));

    internal override bool Accepts(ReadOnlySpan<char> text)
    {
        if (_signed && text is ['-', ..])
            text = text[1..];
        int point = text.IndexOf('.');
        return point > 0 && UrlNumbers.AreDigits(text[..point]) && UrlNumbers.AreDigits(text[(point + 1)..]);
    }
}

/// <summary>A UUID in its usual form of 36 characters (<c>uuid</c>), as a <see cref="Guid"/>.</summary>
/// <remarks>Mirrors <c>werkzeug.routing.UUIDConverter</c>.</remarks>
public sealed class UuidConverter : UrlConverter
{
    /// <inheritdoc/>
    public override string Regex => "[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";

    /// <inheritdoc/>
    public override object? ToValue(string text) => Guid.ParseExact(text, "D");

    /// <inheritdoc/>
    public override string ToUrl(object? value) => UrlText.Of(value);

    internal override object? Read(ReadOnlySpan<char> text) => Guid.ParseExact(text, "D");

    // Guid.TryParseExact would also take a sign or 0x at the beginning of a group.
    internal override bool Accepts(ReadOnlySpan<char> text)
    {
        if (text.Length != 36)
            return false;
        for (int at = 0; at < text.Length; at++)
        {
            if (at is 8 or 13 or 18 or 23 ? text[at] != '-' : !char.IsAsciiHexDigit(text[at]))
                return false;
        }

        return true;
    }
}
