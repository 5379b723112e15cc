using System.Text;

namespace Werkzeug.Net;

/// <summary>Makes a name from a client's one that is safe to store a file under.</summary>
/// <remarks>Mirrors <c>werkzeug.utils.secure_filename</c>, with the rules of Windows on every system.</remarks>
public static class SecureFileName
{
    /// <summary>Makes a safe name: ASCII letters, digits, <c>_</c>, <c>.</c> and <c>-</c>, without a path and no name of a device.</summary>
    /// <param name="fileName">The client's name; <see langword="null"/> is empty.</param>
    /// <returns>The safe name. It may be empty: a program must have a name of its own for that case.</returns>
    /// <example><c>SecureFileName.From("../../etc/passwd")</c> is <c>etc_passwd</c>.</example>
    public static string From(string? fileName) => From(PathRules.Strict, fileName);

    /// <summary>Makes a safe name by chosen rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="fileName">The client's name; <see langword="null"/> is empty.</param>
    /// <returns>The safe name, which may be empty.</returns>
    public static string From(PathRules rules, string? fileName)
    {
        string name = Simplify(ToAscii(fileName ?? ""), rules == PathRules.Strict);
        return rules == PathRules.Strict && name.Length > 0 && SafePath.IsDevice(name) ? "_" + name : name;
    }

    // Letters lose their marks; what is not ASCII then goes.
    private static string ToAscii(string name)
    {
        if (Ascii.IsValid(name))
            return name;
        StringBuilder valid = new(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
            valid.Append(rune.ToString());
        return string.Concat(valid.ToString().Normalize(NormalizationForm.FormKD).Where(char.IsAscii));
    }

    // Separators and white space become one underscore between words; other characters go; dots and underscores at the ends, too.
    private static string Simplify(string ascii, bool backslashSeparates)
    {
        StringBuilder name = new(ascii.Length);
        bool gap = false;
        foreach (char letter in ascii)
        {
            if (letter == '/' || (backslashSeparates && letter == '\\') || char.IsWhiteSpace(letter) || letter is >= '\x1c' and <= '\x1f')
            {
                gap = true;
                continue;
            }

            if (gap && name.Length > 0)
                name.Append('_');
            gap = false;
            if (char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-')
                name.Append(letter);
        }

        return name.ToString().Trim('.', '_');
    }
}
