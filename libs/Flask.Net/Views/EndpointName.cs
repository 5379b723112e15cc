using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Flask.Net;

/// <summary>Finds the endpoint of a view that was registered without one.</summary>
/// <remarks>
/// A named method or local function gives its name as it is written; a lambda, which has none, gives its rule's static parts joined by
/// <c>_</c>, and <c>index</c> for <c>/</c>.
/// </remarks>
internal static class EndpointName
{
    /// <summary>The endpoint of a view.</summary>
    public static string Of(Delegate view, string rule) => NameOf(view.Method) ?? FromRule(rule);

    /// <summary>A form in which <c>show_post</c>, <c>showPost</c> and <c>ShowPost</c> are the same.</summary>
    public static string Fold(string endpoint) => endpoint.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The name of a function as templates write it, in small letters with underscores.</summary>
    /// <exception cref="ArgumentException">The function has no name.</exception>
    public static string InTemplates(Delegate function)
    {
        ArgumentNullException.ThrowIfNull(function);
        string name = NameOf(function.Method) ?? throw new ArgumentException("A lambda has no name: say under which one templates know it.", nameof(function));
        return JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
    }

    // The compiler calls a local function <Outer>g__Name|0_1, a lambda <Outer>b__0_1.
    private static string? NameOf(MethodInfo method)
    {
        string name = method.Name;
        if (name.Length == 0 || name[0] != '<')
            return name;
        int at = name.IndexOf(">g__", StringComparison.Ordinal);
        int end = name.LastIndexOf('|');
        return at >= 0 && end > at ? name[(at + 4)..end] : null;
    }

    private static string FromRule(string rule)
    {
        StringBuilder name = new();
        int depth = 0;
        bool gap = false;
        foreach (char character in rule)
        {
            depth += character switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth > 0 || !(char.IsLetterOrDigit(character) || character == '_'))
            {
                gap = true;
                continue;
            }

            if (gap && name.Length > 0)
                name.Append('_');
            gap = false;
            name.Append(character);
        }

        return name.Length == 0 ? "index" : name.ToString();
    }
}
