using System.Text;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>
/// What stands behind the colon of a field, taken apart:
/// <c>[[fill]align][sign]["z"]["#"]["0"][width][grouping]["." precision][type]</c>.
/// </summary>
/// <param name="Source">The specification as it was written.</param>
/// <param name="Fill">The code point to pad with.</param>
/// <param name="Align">One of &lt; &gt; ^ =; zero when none is given.</param>
/// <param name="Sign">One of + - or a space; zero when none is given.</param>
/// <param name="CoercesZero">Whether a negative zero loses its sign: z.</param>
/// <param name="IsAlternate">Whether # is given.</param>
/// <param name="Width">The least width in code points; -1 when none is given.</param>
/// <param name="Grouping">The separator of digits, comma or underscore; zero when none is given.</param>
/// <param name="Precision">What follows the point; -1 when none is given.</param>
/// <param name="Type">The code point of the type's letter; zero when none is given.</param>
internal readonly record struct FormatSpecification(
    string Source, int Fill, char Align, char Sign, bool CoercesZero, bool IsAlternate, long Width, char Grouping, long Precision, int Type)
{
    /// <summary>Takes a specification apart.</summary>
    public static FormatSpecification Parse(string source, object? value, FormatValues values)
    {
        Reader reader = new(source, values);
        (int fill, char align) = reader.ReadFillAndAlign();
        char sign = reader.ReadAnyOf("+- ");
        bool coercesZero = reader.ReadAnyOf("z") != 0;
        bool isAlternate = reader.ReadAnyOf("#") != 0;
        if (fill == 0 && reader.ReadAnyOf("0") != 0)
        {
            fill = '0';
            if (align == 0)
                align = PaddedWithZeros;
        }

        long width = reader.ReadNumber();
        char grouping = reader.ReadGrouping();
        long precision = reader.ReadAnyOf(".") == 0 ? -1 : reader.ReadNumber();
        if (precision < 0 && source.AsSpan(0, reader.At).EndsWith("."))
            throw FormatErrors.MissingPrecision(values);
        int type = reader.ReadType(value);
        FormatSpecification specification = new(
            source, fill == 0 ? ' ' : fill, align, sign, coercesZero, isAlternate, width, grouping, precision, type);
        specification.CheckGrouping(values);
        return specification;
    }

    /// <summary>The alignment that a bare 0 means: after the sign for numbers, left for text.</summary>
    public const char PaddedWithZeros = '0';

    /// <summary>The letter of the type, or a given one when there is none.</summary>
    public int TypeOr(char letter) => Type == 0 ? letter : Type;

    private void CheckGrouping(FormatValues values)
    {
        if (Grouping == 0)
            return;
        bool allowed = Type is 0 or 'd' or 'e' or 'f' or 'g' or 'E' or 'G' or '%' or 'F'
            || (Grouping == '_' && Type is 'b' or 'o' or 'x' or 'X');
        if (!allowed)
            throw FormatErrors.GroupingNotAllowed(Grouping, Type, values);
    }

    private ref struct Reader(string source, FormatValues values)
    {
        public int At { get; private set; }

        private readonly char Next => At < source.Length ? source[At] : '\0';

        public (int Fill, char Align) ReadFillAndAlign()
        {
            ReadOnlySpan<char> text = source;
            int fillLength = text.IsEmpty ? 0 : CodePoints.LengthAt(text);
            if (fillLength < text.Length && fillLength > 0 && IsAlign(text[fillLength]))
            {
                At = fillLength + 1;
                return (CodePoints.At(text), text[fillLength]);
            }

            if (!IsAlign(Next))
                return (0, '\0');
            At = 1;
            return (0, text[0]);
        }

        public char ReadAnyOf(string letters)
        {
            char next = Next;
            if (next == 0 || !letters.Contains(next, StringComparison.Ordinal))
                return '\0';
            At++;
            return next;
        }

        public char ReadGrouping()
        {
            bool comma = ReadAnyOf(",") != 0;
            bool underscore = ReadAnyOf("_") != 0;
            if (underscore && (comma || Next == ','))
                throw FormatErrors.BothGroupings(values);
            return comma ? ',' : underscore ? '_' : '\0';
        }

        // -1 when there are no digits.
        public long ReadNumber()
        {
            int start = At;
            if (!DecimalDigits.TryRead(source, ref start, out long number))
                throw FormatErrors.TooManyDigits(values);
            bool found = start > At;
            At = start;
            return found ? number : -1;
        }

        public readonly int ReadType(object? value)
        {
            ReadOnlySpan<char> rest = source.AsSpan(At);
            if (rest.IsEmpty)
                return 0;
            return CodePoints.LengthAt(rest) == rest.Length
                ? CodePoints.At(rest)
                : throw FormatErrors.InvalidSpecification(source, value, values);
        }

        private static bool IsAlign(char letter) => letter is '<' or '>' or '^' or '=';
    }
}
