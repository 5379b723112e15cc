using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Scripting;

/// <summary>Declares the objects of a session as variables of their own types, where code can name these.</summary>
internal static class NamePrelude
{
    public static string For(IReadOnlyDictionary<string, object?> names)
    {
        StringBuilder code = new();
        foreach ((string name, object? value) in names.OrderBy(static item => item.Key, StringComparer.Ordinal))
        {
            if (IsIdentifier(name))
                code.Append(CultureInfo.InvariantCulture, $"var @{name} = ({TypeName(value?.GetType())})Names[\"{name}\"];\n");
        }

        return code.ToString();
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    // The nearest type that code can write down: a private one is used by its public base, or by a public interface.
    private static string TypeName(Type? type)
    {
        Type? written = type;
        while (written is { IsVisible: false })
            written = written.BaseType;
        if (written == typeof(object) && type != written)
            written = type!.GetInterfaces().FirstOrDefault(static offered => offered.IsVisible); // it differs from object, so it is a type
        return written is null ? "dynamic" : Write(written);
    }

    private static string Write(Type type)
    {
        if (type.IsArray)
            return $"{Write(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]"; // an array has an element type
        string name = type.FullName?.Split('[')[0] ?? type.Name;
        Type[] arguments = type.GetGenericArguments();
        StringBuilder written = new("global::");
        int used = 0;
        foreach (string part in name.Split('+'))
        {
            int tick = part.IndexOf('`', StringComparison.Ordinal);
            written.Append(used > 0 || written.Length > 8 ? "." : "").Append(tick < 0 ? part : part[..tick]);
            if (tick < 0)
                continue;
            int count = int.Parse(part.AsSpan(tick + 1), CultureInfo.InvariantCulture);
            written.Append('<').AppendJoin(", ", arguments.Skip(used).Take(count).Select(Write)).Append('>');
            used += count;
        }

        return written.ToString();
    }
}
