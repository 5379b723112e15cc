using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Click.Net.Io;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>How a C# type is read from the command line.</summary>
/// <param name="Type">The type of one value.</param>
/// <param name="Element">The C# type of one value.</param>
/// <param name="IsSequence">Whether the C# type takes several values.</param>
internal sealed record TypeGuess(ParamType Type, Type Element, bool IsSequence)
{
    private static readonly FrozenDictionary<Type, ParamType> Known = new Dictionary<Type, ParamType>
    {
        [typeof(string)] = ParamTypes.String,
        [typeof(object)] = ParamTypes.Unprocessed,
        [typeof(bool)] = ParamTypes.Bool,
        [typeof(int)] = ParamTypes.Int,
        [typeof(double)] = ParamTypes.Float,
        [typeof(Guid)] = ParamTypes.Uuid,
        [typeof(long)] = new NumberType<long>(),
        [typeof(short)] = new NumberType<short>(),
        [typeof(byte)] = new NumberType<byte>(),
        [typeof(sbyte)] = new NumberType<sbyte>(),
        [typeof(uint)] = new NumberType<uint>(),
        [typeof(ulong)] = new NumberType<ulong>(),
        [typeof(ushort)] = new NumberType<ushort>(),
        [typeof(nint)] = new NumberType<nint>(),
        [typeof(Int128)] = new NumberType<Int128>(),
        [typeof(BigInteger)] = new NumberType<BigInteger>(),
        [typeof(float)] = new NumberType<float>(),
        [typeof(decimal)] = new NumberType<decimal>(),
        [typeof(Half)] = new NumberType<Half>(),
        [typeof(DateTime)] = new DateTimeType(),
        [typeof(DateTimeOffset)] = new ParsableType<DateTimeOffset>(),
        [typeof(DateOnly)] = new ParsableType<DateOnly>(),
        [typeof(TimeOnly)] = new ParsableType<TimeOnly>(),
        [typeof(TimeSpan)] = new ParsableType<TimeSpan>(),
        [typeof(Version)] = new FunctionType("version", System.Version.Parse),
        [typeof(Uri)] = new FunctionType("url", static text => new Uri(text, UriKind.RelativeOrAbsolute)),
        [typeof(char)] = new ParsableType<char>(),
        [typeof(FileInfo)] = new PathType { DirOkay = false, Result = PathResult.File },
        [typeof(DirectoryInfo)] = new PathType { FileOkay = false, Result = PathResult.Directory },
        [typeof(FileSystemInfo)] = new PathType { Result = PathResult.File },
        [typeof(FilePath)] = new PathType { Result = PathResult.Path },
        [typeof(LazyFile)] = new FileType(),
        [typeof(Stream)] = new FileType("rb"),
        [typeof(TextReader)] = new FileType(),
        [typeof(TextWriter)] = new FileType("w"),
    }.ToFrozenDictionary();

    /// <summary>The guess for a C# type.</summary>
    /// <exception cref="NotSupportedException">Nothing is known that reads such values.</exception>
    public static TypeGuess For([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicFields)] Type type)
        => TryFor(type) ?? throw new NotSupportedException(
            $"Nothing is known that reads a {type.Name} from the command line: give the parameter a Type, or let {type.Name} implement IParsable.");

    /// <summary>The guess for a C# type, made once.</summary>
    public static TypeGuess Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicFields)] T>() =>
        Cache<T>.Guess ??= For(typeof(T));

    /// <summary>Whether anything is known that reads such values.</summary>
    public static bool CanRead([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicFields)] Type type) =>
        TryFor(type) is not null;

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The elements of a list are read by the same rules; one that cannot be read fails with a clear message.")]
    private static TypeGuess? TryFor([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicFields)] Type type)
    {
        if (Find(type) is { } one)
            return new TypeGuess(one, type, false);
        return ElementOf(type) is { } element && Find(element) is { } several ? new TypeGuess(several, element, true) : null;
    }

    /// <summary>The names of the types of some values, each once, for the place of a value in help.</summary>
    public static string NamesOf(IEnumerable<object?> values) => string.Join('|', values.Select(NameOf).Distinct(StringComparer.Ordinal));

    private static string NameOf(object? value) => value switch
    {
        null => "none",
        string => "text",
        bool => "boolean",
        double or float or decimal => "float",
        int or long or short or byte or BigInteger => "integer",
        _ => value.GetType().Name,
    };

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "Elements of tuples and arrays: types with their own reader are rooted by the reader; others fail with a clear message.")]
    [UnconditionalSuppressMessage("Trimming", "IL2062", Justification = "As above.")]
    private static ParamType? Find([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicFields)] Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Known.TryGetValue(plain, out ParamType? known))
            return known;
        if (plain.IsEnum)
            return EnumChoice(plain);
        if (plain.IsGenericType && plain.IsAssignableTo(typeof(ITuple)))
            return TupleOf(plain);
        return ParseMethodOf(plain);
    }

    private static ChoiceType EnumChoice(Type type) => new(
        Enum.GetNames(type).Select(name => (EnumNames.Kebab(name), (object?)Enum.Parse(type, name))), caseSensitive: false);

    [UnconditionalSuppressMessage("Trimming", "IL2062", Justification = "The types of a tuple's items are readers' types; one that is not fails with a clear message.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "As above.")]
    private static TupleType? TupleOf(Type type)
    {
        List<ParamType> items = [];
        foreach (Type item in type.GetGenericArguments())
        {
            if (Find(item) is not { } found)
                return null;
            items.Add(found);
        }

        return new TupleType(items);
    }

    private static FunctionType? ParseMethodOf([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type type)
    {
        MethodInfo? parse = type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(IFormatProvider)])
            ?? type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string)]);
        if (parse is null || !type.IsAssignableFrom(parse.ReturnType))
            return null;
        bool withFormat = parse.GetParameters().Length == 2;
        return new FunctionType(EnumNames.Kebab(type.Name).Replace('-', ' '), text =>
        {
            try
            {
                return parse.Invoke(null, withFormat ? [text, CultureInfo.InvariantCulture] : [text]);
            }
            catch (TargetInvocationException error) when (error.InnerException is { } inner)
            {
                throw new FormatException(inner.Message, inner);
            }
        });
    }

    private static Type? ElementOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        return type.IsGenericType && type.GetGenericArguments() is [var element] && type.IsAssignableTo(typeof(IEnumerable)) ? element : null;
    }

    private static class Cache<T>
    {
        public static TypeGuess? Guess;
    }
}
