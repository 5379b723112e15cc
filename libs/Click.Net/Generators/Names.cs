using System.Linq;
using System.Text;

namespace Click.Net.Generators;

/// <summary>The names of the command line that C# names give; the same rules as the library's.</summary>
internal static class Names
{
    private static readonly string[] Suffixes = ["-command", "-cmd", "-group", "-grp"];

    /// <summary>The name of the command that a function makes.</summary>
    public static string OfCommand(string method)
    {
        string name = Kebab(method);
        string? suffix = Suffixes.FirstOrDefault(suffix => name.Length > suffix.Length && name.EndsWith(suffix, System.StringComparison.Ordinal));
        return suffix is null ? name : name.Substring(0, name.Length - suffix.Length);
    }

    /// <summary>Words in lower case joined by dashes.</summary>
    public static string Kebab(string name)
    {
        StringBuilder kebab = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] is '_' or '-')
            {
                kebab.Append('-');
                continue;
            }

            if (StartsWord(name, i) && kebab.Length > 0 && kebab[kebab.Length - 1] != '-')
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(name[i]));
        }

        return kebab.ToString().Trim('-');
    }

    private static bool StartsWord(string name, int at)
    {
        if (at == 0 || !char.IsUpper(name[at]))
            return false;
        return !char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1]));
    }
}
