using Click.Net.Parsing;

namespace Click.Net;

/// <summary>The names that the declarations of a parameter give it.</summary>
/// <param name="Name">The name of the value.</param>
/// <param name="On">The names on the command line.</param>
/// <param name="Off">The names that switch off.</param>
internal sealed record ParameterNames(string Name, IReadOnlyList<string> On, IReadOnlyList<string> Off)
{
    /// <summary>Reads an option's declarations: <c>--name</c>, <c>-n</c>, <c>--on/--off</c>, <c>/on;/off</c>, and a plain word for the name of the value.</summary>
    /// <exception cref="ArgumentException">The declarations give no option, or no name, or contradict themselves.</exception>
    public static ParameterNames OfOption(IReadOnlyList<string> declarations)
    {
        string? name = null;
        List<string> on = [], off = [];
        foreach (string declaration in declarations)
        {
            if (IsIdentifier(declaration))
                name = name is null ? declaration : throw new ArgumentException($"Name '{name}' defined twice");
            else
                ReadNames(declaration, on, off);
        }

        name ??= NameFrom([.. on.Concat(off.Where(_ => on.Count == 0))]);
        if (name is null)
            throw new ArgumentException($"Could not determine name for option with declarations [{string.Join(", ", declarations)}]");
        if (on.Count == 0 && off.Count == 0)
        {
            throw new ArgumentException($"No options defined but a name was passed ({name}). "
                + $"Did you mean to declare an argument instead? Did you mean to pass '--{name}'?");
        }

        return new ParameterNames(name, on, off);
    }

    /// <summary>Reads an argument's declaration, a word.</summary>
    public static ParameterNames OfArgument(string declaration)
    {
        ArgumentException.ThrowIfNullOrEmpty(declaration);
        return new ParameterNames(declaration.Replace('-', '_').ToLowerInvariant(), [declaration], []);
    }

    private static void ReadNames(string declaration, List<string> on, List<string> off)
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
    private static string? NameFrom(IReadOnlyList<string> options)
    {
        if (options.Count == 0)
            return null;
        string chosen = options.OrderByDescending(option => OptionPrefix.LengthOf(option)).First();
        string name = OptionPrefix.NameOf(chosen).Replace('-', '_').ToLowerInvariant();
        return IsIdentifier(name) ? name : null;
    }

    private static bool IsIdentifier(string text) =>
        text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text.All(c => char.IsLetterOrDigit(c) || c == '_');
}
