using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Click.Net.Io;

namespace Click.Net;

/// <summary>Puts converted values into the C# type that wants them: arrays, lists, tuples, streams.</summary>
internal static class ValueShape
{
    /// <summary>The members of a value's type that are reached by reflection.</summary>
    public const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.PublicMethods
        | DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicFields;

    /// <summary>The value in its type. What does not fit is returned as it is.</summary>
    public static object? To<[DynamicallyAccessedMembers(Members)] T>(object? value) => value is null or T ? value : To(value, typeof(T));

    /// <summary>The value in its type. What does not fit is returned as it is.</summary>
    public static object? To(object? value, [DynamicallyAccessedMembers(Members)] Type type)
    {
        if (value is null || type.IsInstanceOfType(value))
            return value;
        return value switch
        {
            LazyFile file => FromFile(file, type),
            FilePath path => FromPath(path, type),
            object?[] items when type.IsArray => ToArray(items, type),
            object?[] items when (Nullable.GetUnderlyingType(type) ?? type).IsAssignableTo(typeof(ITuple)) => ToTuple(items, Nullable.GetUnderlyingType(type) ?? type),
            object?[] items when type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) => ToList(items, type),
            _ => value,
        };
    }

    private static object FromFile(LazyFile file, Type type)
    {
        if (type == typeof(Stream))
            return file.Stream;
        if (type == typeof(TextReader))
            return file.Reader;
        return type == typeof(TextWriter) ? file.Writer : file;
    }

    private static object FromPath(FilePath path, Type type)
    {
        if (type == typeof(string))
            return path.Text;
        if (type == typeof(FileInfo))
            return path.ToFileInfo();
        return type == typeof(DirectoryInfo) ? path.ToDirectoryInfo() : path;
    }

    private static Array ToArray(object?[] items, Type type)
    {
        Array array = Array.CreateInstanceFromArrayType(type, items.Length);
        Type element = type.GetElementType()!;
        for (int i = 0; i < items.Length; i++)
            array.SetValue(ToUnannotated(items[i], element), i);
        return array;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2062", Justification = "The constructor of a value tuple that a program names as a type argument is kept with it.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "As above.")]
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "As above.")]
    private static object ToTuple(object?[] items, Type type)
    {
        Type[] types = type.GetGenericArguments();
        if (types.Length != items.Length)
            return items;
        object?[] shaped = [.. items.Select((item, at) => ToUnannotated(item, types[at]))];
        return Activator.CreateInstance(type, shaped)!;
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Arrays of reference types share code; a list of numbers that a program names brings the code of its array.")]
    private static object ToList(object?[] items, [DynamicallyAccessedMembers(Members)] Type type)
    {
        Type element = type.GetGenericArguments()[0];
        Array array = ToArray(items, element.MakeArrayType());
        if (type.IsInstanceOfType(array))
            return array;
        return type.IsInterface ? items : Activator.CreateInstance(type, array) ?? items;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Items are values that a parameter type made: no member of their type is looked up, but those of tuples.")]
    private static object? ToUnannotated(object? value, Type type) => To(value, type);
}
