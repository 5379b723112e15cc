using System.Text;

namespace Click.Net.Io;

/// <summary>File names for people.</summary>
public static class FileNames
{
    /// <summary>A file name that can be shown: what is not text in it becomes U+FFFD.</summary>
    /// <param name="fileName">The path.</param>
    /// <param name="shorten">Leaves out the directories.</param>
    /// <remarks>Mirrors <c>click.format_filename</c>.</remarks>
    public static string Format(string fileName, bool shorten = false)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        string shown = shorten ? Path.GetFileName(fileName) : fileName;
        return Scrubbed(shown);
    }

    /// <summary>The same for a name as the bytes that the file system holds.</summary>
    public static string Format(ReadOnlySpan<byte> fileName, bool shorten = false) => Format(Encoding.UTF8.GetString(fileName), shorten);

    private static string Scrubbed(string text)
    {
        StringBuilder scrubbed = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            scrubbed.Append(rune.ToString());
        return scrubbed.ToString();
    }
}
