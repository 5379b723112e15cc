using System.Globalization;

namespace MarkupSafe.Net.Formatting;

/// <summary>Every message of the format engines, in Python's words.</summary>
internal static class FormatErrors
{
    // Of specifications.
    public static Exception InvalidSpecification(string specification, object? value, FormatValues values) =>
        Wrong(values, $"Invalid format specifier '{specification}' for object of type '{values.TypeName(value)}'");

    public static Exception UnknownType(int type, object? value, FormatValues values) =>
        Wrong(values, $"Unknown format code '{Letter(type)}' for object of type '{values.TypeName(value)}'");

    public static Exception TooManyDigits(FormatValues values) => Wrong(values, "Too many decimal digits in format string");

    public static Exception MissingPrecision(FormatValues values) => Wrong(values, "Format specifier missing precision");

    public static Exception PrecisionTooBig(FormatValues values) => Wrong(values, "precision too big");

    public static Exception WidthTooBig(FormatValues values) => Wrong(values, "width too big");

    public static Exception BothGroupings(FormatValues values) => Wrong(values, "Cannot specify both ',' and '_'.");

    public static Exception GroupingNotAllowed(char grouping, int type, FormatValues values) =>
        Wrong(values, $"Cannot specify '{grouping}' with '{Letter(type)}'.");

    public static Exception NotForText(string what, FormatValues values) => Wrong(values, $"{what} not allowed in string format specifier");

    public static Exception NotForInteger(string what, FormatValues values) => Wrong(values, $"{what} not allowed in integer format specifier");

    public static Exception NotForCharacter(string what, FormatValues values) =>
        Wrong(values, $"{what} not allowed with integer format specifier 'c'");

    public static Exception NoCharacter(FormatValues values) => values.Error(FormatErrorKind.Overflow, "%c arg not in range(0x110000)");

    public static Exception TooManyIntegerDigits(FormatValues values) => Wrong(values, "Exceeds the limit (4300 digits) for integer string conversion");

    // Of fields.
    public static Exception Brace(string message, FormatValues values) => Wrong(values, message);

    public static Exception UnknownConversion(int conversion, FormatValues values) =>
        Wrong(values, $"Unknown conversion specifier {Letter(conversion)}");

    public static Exception NoSuchPosition(long index, FormatValues values) =>
        values.Error(FormatErrorKind.Index, $"Replacement index {index.ToString(CultureInfo.InvariantCulture)} out of range for positional args tuple");

    public static Exception NoSuchName(string name, FormatValues values) => values.Error(FormatErrorKind.Key, values.Representation(name));

    // Of percent formats.
    public static Exception TooFewArguments(FormatValues values) => Mistyped(values, "not enough arguments for format string");

    public static Exception TooManyArguments(FormatValues values) => Mistyped(values, "not all arguments converted during string formatting");

    public static Exception NoMapping(FormatValues values) => Mistyped(values, "format requires a mapping");

    public static Exception StarWantsInteger(FormatValues values) => Mistyped(values, "* wants int");

    public static Exception StarTooLarge(FormatValues values) => values.Error(FormatErrorKind.Overflow, "Python int too large to convert to C int");

    public static Exception NoRealNumber(char letter, object? value, FormatValues values) =>
        Mistyped(values, $"%{letter} format: a real number is required, not {values.TypeName(value)}");

    public static Exception NoInteger(char letter, object? value, FormatValues values) =>
        Mistyped(values, $"%{letter} format: an integer is required, not {values.TypeName(value)}");

    public static Exception NoFloat(object? value, FormatValues values) => Mistyped(values, $"must be real number, not {values.TypeName(value)}");

    public static Exception NoCharacterArgument(FormatValues values) => Mistyped(values, "%c requires int or char");

    public static Exception IncompleteKey(FormatValues values) => Wrong(values, "incomplete format key");

    public static Exception Incomplete(FormatValues values) => Wrong(values, "incomplete format");

    public static Exception UnsupportedCharacter(int letter, int index, FormatValues values) => Wrong(values, string.Create(
        CultureInfo.InvariantCulture, $"unsupported format character '{(letter is > 31 and < 127 ? (char)letter : '?')}' (0x{letter:x}) at index {index}"));

    private static string Letter(int codePoint) =>
        codePoint is > 32 and < 128 ? ((char)codePoint).ToString() : string.Create(CultureInfo.InvariantCulture, $"\\x{codePoint:x}");

    private static Exception Wrong(FormatValues values, string message) => values.Error(FormatErrorKind.Value, message);

    private static Exception Mistyped(FormatValues values, string message) => values.Error(FormatErrorKind.Type, message);
}
