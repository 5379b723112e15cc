using Click.Net.Parsing;

namespace Click.Net;

/// <summary>The names that the declarations of a parameter give it.</summary>
/// <param name="Name">The name of the value.</param>
/// <param name="On">The names on the command line.</param>
/// <param name="Off">The names that switch off.</param>
internal readonly record struct ParameterNames(string Name, string[] On, string[] Off)
{
    /// <summary>Reads an option's declarations: <c>--name</c>, <c>-n</c>, <c>--on/--off</c>, <c>/on;/off</c>, and a plain word for the name of the value.</summary>
    /// <exception cref="ArgumentException">The declarations give no option, or no name, or contradict themselves.</exception>
    public static ParameterNames OfOption(string[] declarations)
    {
        string? name = null;
        bool plain = true;
        foreach (string declaration in declarations)
        {
            bool isName = IsIdentifier(declaration);
            if (isName)
                name = name is null ? declaration : throw new ArgumentException($"Name '{name}' defined twice");
            plain &= !isName && !Divides(declaration);
        }

        (string[] on, string[] off) = plain ? (declarations, []) : Divide(declarations);
        if (on.Length == 0 && off.Length == 0 && name is not null)
        {
            throw new ArgumentException($"No options defined but a name was passed ({name}). "
                + $"Did you mean to declare an argument instead? Did you mean to pass '--{name}'?");
        }

        name ??= NameFrom(on.Length > 0 ? on : off)
            ?? throw new ArgumentException($"Could not determine name for option with declarations [{string.Join(", ", declarations)}]");
        return new ParameterNames(name, on, off);
    }

    /// <summary>Reads an argument's declaration, a word.</summary>
    public static ParameterNames OfArgument(string declaration)
    {
        ArgumentException.ThrowIfNullOrEmpty(declaration);
        return new ParameterNames(declaration.Replace('-', '_').ToLowerInvariant(), [declaration], []);
    }

    // With a name that switches off.
    private static bool Divides(string declaration) => declaration.Contains(declaration.StartsWith('/') ? ';' : '/', StringComparison.Ordinal);

    private static (string[] On, string[] Off) Divide(string[] declarations)
    {
        ShortList<string> on = new(), off = new();
        foreach (string declaration in declarations)
        {
            if (!IsIdentifier(declaration))
                ReadNames(declaration, on, off);
        }

        return (on.ToArray(), off.ToArray());
    }

    private static void ReadNames(string declaration, ShortList<string> on, ShortList<string> off)
    {
        char divider = declaration.StartsWith('/') ? ';' : '/';
        int at = declaration.IndexOf(divider, StringComparison.Ordinal);
        if (at < 0)
        {
            on.Add(declaration);
            return;
        }

        string first = declaration[..at].TrimEnd(), second = declaration[(at + 1)..].TrimStart();
        if (first == second)
            throw new ArgumentException($"Boolean option '{declaration}' cannot use the same flag for true/false.");
        if (first.Length > 0)
            on.Add(first);
        if (second.Length > 0)
            off.Add(second);
    }

    // The first of the names with the longest prefix.
    private static string? NameFrom(string[] options)
    {
        string? chosen = null;
        int longest = -1;
        foreach (string option in options)
        {
            int length = OptionPrefix.LengthOf(option);
            if (length <= longest)
                continue;
            chosen = option;
            longest = length;
        }

        string name = chosen is null ? "" : chosen[longest..];
        if (!IsPlainName(name))
            name = name.Replace('-', '_').ToLowerInvariant();
        return IsIdentifier(name) ? name : null;
    }

    private static bool IsPlainName(string text)
    {
        foreach (char c in text)
        {
            if (c is < 'a' or > 'z')
                return false;
        }

        return true;
    }

    private static bool IsIdentifier(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
                return false;
        }

        return text.Length > 0 && !char.IsDigit(text[0]);
    }
}
