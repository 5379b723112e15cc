using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MarkupSafe.Net.Formatting;

/// <summary>
/// All that a format string asks about its arguments. Open: a caller with values of its own (a template language) overrides what
/// it knows better, may refuse attributes, makes its own errors and limits the length.
/// </summary>
public class FormatValues
{
    /// <summary>The most characters that a result has unless <see cref="CheckLength"/> says otherwise: 2^28.</summary>
    public const int LongestResult = 1 << 28;

    /// <summary>Plain .NET objects, written as Python writes their like.</summary>
    public static FormatValues Plain { get; } = new();

    /// <summary>
    /// Whether fields follow <c>string.Formatter</c>, as <c>Markup.format</c> and the sandbox do, instead of <c>str.format</c>:
    /// <c>{.name}</c> then looks for an argument named by the empty text, and positions in <c>format_map</c> are index errors.
    /// </summary>
    public virtual bool FollowsFormatter => false;

    /// <summary>The argument as text: Python's <c>str</c>.</summary>
    public virtual string Text(object? value) => PlainText.Of(value);

    /// <summary>The argument as it would be written in source: Python's <c>repr</c>.</summary>
    public virtual string Representation(object? value) => PlainText.Represent(value);

    /// <summary>The name of the argument's type, for messages.</summary>
    public virtual string TypeName(object? value) => PlainText.TypeName(value);

    /// <summary>Whether the argument is text, formatted with the rules for <c>str</c>.</summary>
    public virtual bool TryGetText(object? value, out string text)
    {
        text = value as string ?? (value is char single ? single.ToString() : "");
        return value is string or char;
    }

    /// <summary>Whether the argument is a whole number (a boolean is one), formatted with the rules for <c>int</c>.</summary>
    public virtual bool TryGetInteger(object? value, out BigInteger number) => PlainNumbers.TryGetInteger(value, out number);

    /// <summary>Whether the argument is a binary floating point number, formatted with the rules for <c>float</c>.</summary>
    public virtual bool TryGetFloat(object? value, out double number) => PlainNumbers.TryGetFloat(value, out number);

    /// <summary>Whether the argument can be cut to a whole number, as <c>%d</c> does: Python's <c>__int__</c> of numbers.</summary>
    public virtual bool TryTruncate(object? value, out BigInteger number)
    {
        if (TryGetInteger(value, out number))
            return true;
        if (!TryGetFloat(value, out double real))
            return value is decimal exact && PlainNumbers.TryTruncate(exact, out number);
        if (double.IsNaN(real))
            throw Error(FormatErrorKind.Value, "cannot convert float NaN to integer");
        if (double.IsInfinity(real))
            throw Error(FormatErrorKind.Overflow, "cannot convert float infinity to integer");
        number = new BigInteger(Math.Truncate(real));
        return true;
    }

    /// <summary>Whether the argument can be read as a floating point number, as <c>%f</c> does: Python's <c>__float__</c> of numbers.</summary>
    public virtual bool TryConvertToFloat(object? value, out double number)
    {
        if (TryGetFloat(value, out number))
            return true;
        if (TryGetInteger(value, out BigInteger whole))
        {
            number = ToFloat(whole);
            return true;
        }

        number = value is decimal exact ? (double)exact : 0;
        return value is decimal;
    }

    /// <summary>The argument under a specification that is neither text nor number: Python's <c>__format__</c>.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="specification">What stands behind the colon; may be empty.</param>
    public virtual string FormatObject(object? value, string specification)
    {
        if (string.IsNullOrEmpty(specification))
            return Text(value);
        if (value is IFormattable formattable)
            return formattable.ToString(specification, CultureInfo.InvariantCulture);
        throw Error(FormatErrorKind.Type, $"unsupported format string passed to {TypeName(value)}.__format__");
    }

    /// <summary>The whole text of one field of a <c>{}</c> format. The first thing asked about an argument; escaping happens here.</summary>
    /// <param name="value">The argument, after conversion.</param>
    /// <param name="specification">What stands behind the colon; may be empty.</param>
    public virtual string FormatField(object? value, string specification) => FieldFormat.Format(value, specification, this);

    /// <summary>The text of a field of a <c>%s</c>, <c>%r</c> or <c>%a</c>, before it is cut and padded.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="conversion">The letter: s, r or a.</param>
    public virtual string Convert(object? value, char conversion) => conversion switch
    {
        's' => Text(value),
        'r' => Representation(value),
        _ => PlainText.Ascii(Representation(value)),
    };

    /// <summary>Reads an attribute, as <c>{0.name}</c> does. Plain .NET objects show none: properties are not for templates to find.</summary>
    public virtual object? Attribute(object? value, string name) =>
        throw Error(FormatErrorKind.Attribute, $"'{TypeName(value)}' object has no attribute '{name}'");

    /// <summary>Reads an item, as <c>{0[name]}</c> and <c>%(name)s</c> do.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="key">A <see cref="string"/>, or a <see cref="long"/> for a key of digits.</param>
    public virtual object? Item(object? value, object key) => PlainItems.Read(value, key, this);

    /// <summary>The arguments of a <c>%</c> format when they are a tuple; <see langword="null"/> when the object is one argument.</summary>
    public virtual IReadOnlyList<object?>? Tuple(object? arguments) => PlainItems.Tuple(arguments);

    /// <summary>Whether the argument of a <c>%</c> format may be asked for names; a list may be, a text not.</summary>
    public virtual bool IsMapping(object? arguments) => arguments is IDictionary or IList or IReadOnlyDictionary<string, object?>;

    /// <summary>Called with a length before that much text is made.</summary>
    /// <exception cref="FormatStringException">The text is too long.</exception>
    public virtual void CheckLength(long characters)
    {
        if (characters > LongestResult)
            throw Error(FormatErrorKind.Limit, $"the formatted text would have more than {LongestResult} characters");
    }

    /// <summary>Makes the error to throw.</summary>
    /// <param name="kind">The class of the error.</param>
    /// <param name="message">The message, in Python's words.</param>
    public virtual Exception Error(FormatErrorKind kind, string message) => new FormatStringException(kind, message);

    internal double ToFloat(BigInteger whole)
    {
        double number = PlainNumbers.ToDouble(whole);
        return double.IsInfinity(number) ? throw Error(FormatErrorKind.Overflow, "int too large to convert to float") : number;
    }
}
