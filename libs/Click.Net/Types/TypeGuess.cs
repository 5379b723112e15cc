using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>How a C# type is read from the command line.</summary>
/// <param name="Type">The type of one value.</param>
/// <param name="Element">The C# type of one value.</param>
/// <param name="IsSequence">Whether the C# type takes several values.</param>
internal sealed record TypeGuess(ParamType Type, Type Element, bool IsSequence)
{
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
        if (plain.IsEnum)
            return EnumChoice(plain);
        if (KnownTypes.Find(plain) is { } known)
            return known;
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
