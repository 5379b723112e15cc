using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using ItsDangerous.Net;
using Microsoft.Extensions.Configuration;

namespace Flask.Net.Config;

/// <summary>Reads objects, files, environment variables and .NET's configuration as keys and values.</summary>
internal static class ConfigSources
{
    /// <summary>Whether a name is written in capitals, as every key of a configuration is.</summary>
    public static bool IsCapital(string name) => name.Any(char.IsUpper) && !name.Any(char.IsLower);

    /// <summary>A name in capitals: <c>SecretKey</c> becomes <c>SECRET_KEY</c>, and what is in capitals stays.</summary>
    public static string Capitals(string name)
    {
        if (!name.Any(char.IsLower))
            return name;
        StringBuilder capitals = new(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                capitals.Append('_');
            capitals.Append(char.ToUpperInvariant(name[i]));
        }

        return capitals.ToString();
    }

    /// <summary>The members of an object, or the static ones of a type.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> OfObject(object source)
    {
        (Type type, object? target, BindingFlags place) = source is Type statics
            ? (statics, null, BindingFlags.Static | BindingFlags.FlattenHierarchy)
            : (source.GetType(), source, BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy);
        foreach (MemberInfo member in type.GetMembers(BindingFlags.Public | place))
        {
            if (member is FieldInfo field)
                yield return new(Capitals(field.Name), field.GetValue(field.IsStatic ? null : target));
            else if (member is PropertyInfo { CanRead: true } property && property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")
                yield return new(Capitals(property.Name), property.GetValue(property.GetMethod!.IsStatic ? null : target)); // CanRead says there is one
        }
    }

    /// <summary>The variables of this process.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Environment()
    {
        foreach (DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
            yield return new((string)entry.Key, (string?)entry.Value ?? "");
    }

    /// <summary>What a text means as JSON, or the text where it is none.</summary>
    public static object? JsonOrText(string text)
    {
        try
        {
            return PythonJson.Read(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    /// <summary>What a file holds; errors name the file.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> OfFile(string path, Func<Stream, IEnumerable<KeyValuePair<string, object?>>> load)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return load(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Unable to load configuration file ({error.Message})", error);
        }
    }

    /// <summary>Reads a file as JSON.</summary>
    /// <exception cref="JsonException">It is not JSON, or no object.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> Json(Stream file)
    {
        using StreamReader reader = new(file, Encoding.UTF8);
        return PythonJson.Read(reader.ReadToEnd()) as IDictionary<string, object?>
            ?? throw new JsonException("A configuration file must hold one JSON object.");
    }

    /// <summary>The value or the values of a section.</summary>
    public static object? OfSection(IConfigurationSection section)
    {
        if (section.Value is { } text)
            return JsonOrText(text);
        List<IConfigurationSection> children = [.. section.GetChildren()];
        if (children.Count > 0 && children.Select(static child => child.Key).SequenceEqual(Enumerable.Range(0, children.Count).Select(static index => index.ToString(CultureInfo.InvariantCulture))))
            return children.Select(OfSection).ToList();
        return new OrderedDictionary<string, object?>(children.Select(static child => KeyValuePair.Create(child.Key, OfSection(child))), StringComparer.Ordinal);
    }

    /// <summary>Keys and values as .NET's configuration has them: paths with colons, and text.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Flatten(object? value, string path) => value switch
    {
        IDictionary<string, object?> dictionary => dictionary.SelectMany(pair => Flatten(pair.Value, Below(path, pair.Key))),
        IList items and not byte[] => items.Cast<object?>().SelectMany((item, index) => Flatten(item, Below(path, index.ToString(CultureInfo.InvariantCulture)))),
        _ => [new(path, value switch
        {
            null => null,
            byte[] bytes => Convert.ToBase64String(bytes),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        })],
    };

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";
}
