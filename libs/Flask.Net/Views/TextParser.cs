using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace Flask.Net;

/// <summary>Makes a value of a type out of text that a client sent, always in the invariant culture.</summary>
internal abstract class TextParser
{
    private static readonly ConcurrentDictionary<Type, TextParser?> Parsers = new();

    /// <summary>Whether the type holds several values.</summary>
    public virtual bool IsList => false;

    /// <summary>The parser of a type; null where text cannot become one.</summary>
    public static TextParser? For(Type type) => Parsers.GetOrAdd(type, Make);

    /// <summary>Changes a value that is not text into another type, as the numbers that routing makes.</summary>
    public static bool TryConvert(object value, Type type, out object? converted)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value is string text)
        {
            converted = null;
            return For(type) is { } parser && parser.TryParse([text], out converted);
        }

        try
        {
            converted = type == typeof(string)
                ? Convert.ToString(value, CultureInfo.InvariantCulture)
                : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
            return true;
        }
        catch (Exception error) when (error is OverflowException or InvalidCastException or FormatException)
        {
            converted = null;
            return false;
        }
    }

    /// <summary>Makes the value; false where the text is not one.</summary>
    public abstract bool TryParse(IReadOnlyList<object?> texts, out object? value);

    /// <summary>The value that stands for no text at all, for a type of several values.</summary>
    public virtual object? Empty() => null;

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Parameter types that only a JIT could serve are not offered without one.")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The interfaces of a type that can be parsed are kept with its parser.")]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = "The parsers have no requirements on their type arguments.")]
    private static TextParser? Make(Type type)
    {
        Type single = Nullable.GetUnderlyingType(type) ?? type;
        if (single == typeof(string))
            return new PlainText();
        if (single == typeof(bool))
            return new Flag();
        if (single.IsEnum)
            return new EnumName(single);
        if (single.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IParsable<>)))
            return (TextParser?)Activator.CreateInstance(typeof(Parsable<>).MakeGenericType(single));
        return ItemOf(type) is { } item && For(item) is { IsList: false } ? (TextParser?)Activator.CreateInstance(typeof(ListOf<>).MakeGenericType(item)) : null;
    }

    private static Type? ItemOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        Type[] arguments = type.IsGenericType ? type.GetGenericArguments() : [];
        return arguments.Length == 1 && type.IsAssignableFrom(arguments[0].MakeArrayType()) ? arguments[0] : null;
    }

    private sealed class PlainText : TextParser
    {
        public override bool TryParse(IReadOnlyList<object?> texts, out object? value)
        {
            value = Convert.ToString(texts[0], CultureInfo.InvariantCulture);
            return true;
        }
    }

    private sealed class Flag : TextParser
    {
        public override bool TryParse(IReadOnlyList<object?> texts, out object? value)
        {
            bool? flag = texts[0]?.ToString()?.ToUpperInvariant() switch
            {
                "TRUE" or "1" or "ON" or "YES" => true,
                "FALSE" or "0" or "OFF" or "NO" => false,
                _ => null,
            };
            value = flag;
            return flag is not null;
        }
    }

    private sealed class EnumName(Type type) : TextParser
    {
        public override bool TryParse(IReadOnlyList<object?> texts, out object? value) =>
            Enum.TryParse(type, texts[0]?.ToString(), ignoreCase: true, out value) && Enum.IsDefined(type, value!);
    }

    private sealed class Parsable<T> : TextParser
        where T : IParsable<T>
    {
        public override bool TryParse(IReadOnlyList<object?> texts, out object? value)
        {
            bool isRead = T.TryParse(texts[0]?.ToString(), CultureInfo.InvariantCulture, out T? parsed);
            value = parsed;
            return isRead;
        }
    }

    private sealed class ListOf<T> : TextParser
    {
        private readonly TextParser _item = For(typeof(T))!;

        public override bool IsList => true;

        public override object? Empty() => Array.Empty<T>();

        public override bool TryParse(IReadOnlyList<object?> texts, out object? value)
        {
            T[] items = new T[texts.Count];
            value = items;
            for (int at = 0; at < items.Length; at++)
            {
                if (!_item.TryParse([texts[at]], out object? item))
                    return false;
                items[at] = (T)item!;
            }

            return true;
        }
    }
}
