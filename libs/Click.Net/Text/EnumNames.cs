using System.Text;

namespace Click.Net.Text;

/// <summary>Turns C# names into names of the command line: <c>DryRun</c> and <c>dryRun</c> become <c>dry-run</c>.</summary>
internal static class EnumNames
{
    /// <summary>The word that stands for a member of an enum.</summary>
    public static string NameOf(Enum member) => Kebab(member.ToString());

    /// <summary>Words in lower case joined by dashes; an underscore is a border of words, too.</summary>
    public static string Kebab(string name)
    {
        StringBuilder kebab = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '_' || name[i] == '-')
            {
                kebab.Append('-');
                continue;
            }

            if (StartsWord(name, i) && kebab.Length > 0 && kebab[^1] != '-')
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(name[i]));
        }

        return kebab.ToString().Trim('-');
    }

    private static bool StartsWord(string name, int at)
    {
        if (at == 0 || !char.IsUpper(name[at]))
            return false;
        bool afterLower = !char.IsUpper(name[at - 1]);
        bool beforeLower = at + 1 < name.Length && char.IsLower(name[at + 1]);
        return afterLower || beforeLower;
    }
}
