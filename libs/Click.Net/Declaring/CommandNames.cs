using Click.Net.Text;

namespace Click.Net;

/// <summary>The name of a command that is made of a function's.</summary>
internal static class CommandNames
{
    private static readonly string[] Suffixes = ["-command", "-cmd", "-group", "-grp"];

    /// <summary>Words in lower case with dashes, without a last <c>command</c>, <c>cmd</c>, <c>group</c> or <c>grp</c>.</summary>
    /// <param name="methodName">The name of the method; that of a local function is mangled by the compiler.</param>
    public static string From(string methodName)
    {
        string name = EnumNames.Kebab(Demangled(methodName));
        foreach (string suffix in Suffixes)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
                return name[..^suffix.Length];
        }

        return name;
    }

    // <Main>g__Hello|0_1 is the local function Hello.
    private static string Demangled(string name)
    {
        int start = name.IndexOf(">g__", StringComparison.Ordinal);
        if (start < 0)
            return name.StartsWith('<') ? throw Unnamed() : name;
        int end = name.IndexOf('|', start);
        return end < 0 ? name[(start + 4)..] : name[(start + 4)..end];
    }

    private static ArgumentException Unnamed() => new("A lambda has no name to call the command by: give one.");
}
