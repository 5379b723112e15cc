using System.ComponentModel;
using Click.Net.Errors;
using Click.Net.Io;
using Click.Net.Text;

namespace Click.Net.Terminal;

/// <summary>Lets the user edit text or files, with the program that <c>VISUAL</c> or <c>EDITOR</c> names.</summary>
/// <remarks>The editor is started with a list of arguments, never through a shell: a file name with <c>;</c> or quotes is one argument (CVE-2026-7246).</remarks>
internal static class Editor
{
    private static readonly string[] Usual = ["sensible-editor", "vim", "nano"];

    /// <summary>Edits text in a temporary file.</summary>
    /// <returns>The text, or null where it was not saved and that is wanted.</returns>
    public static string? EditText(IConsole console, string text, string? editor, string extension, bool requireSave)
    {
        string path = Path.Combine(Path.GetTempPath(), $"editor-{Guid.NewGuid():N}{extension}");
        string content = text.Length > 0 && !text.EndsWith('\n') ? text + "\n" : text;
        try
        {
            File.WriteAllText(path, content);
            // Older than any edit, whatever the resolution of the file system's clock.
            DateTime before = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            File.SetLastWriteTimeUtc(path, before);
            EditFiles(console, [path], editor);
            return requireSave && File.GetLastWriteTimeUtc(path) == before ? null : File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Edits files in place.</summary>
    /// <exception cref="ClickException">The editor could not be started, or failed.</exception>
    public static void EditFiles(IConsole console, IEnumerable<string> files, string? editor)
    {
        IReadOnlyList<string> command = ArgumentString.Split(editor ?? Choose(console));
        if (command.Count == 0)
            throw new ClickException("No editor is named.");
        string program = Programs.Find(console, command[0]) ?? throw new ClickException($"{command[0]}: Editing failed: No such file or directory");
        try
        {
            if (Programs.Run(Programs.Describe(console, program, command.Skip(1).Concat(files))) != 0)
                throw new ClickException($"{command[0]}: Editing failed");
        }
        catch (Win32Exception error)
        {
            throw new ClickException($"{command[0]}: Editing failed: {error.Message}", error);
        }
    }

    private static string Choose(IConsole console)
    {
        foreach (string variable in (ReadOnlySpan<string>)["VISUAL", "EDITOR"])
        {
            if (console.GetEnvironmentVariable(variable) is { Length: > 0 } named)
                return named;
        }

        if (OperatingSystem.IsWindows())
            return "notepad";
        return Array.Find(Usual, name => Programs.Find(console, name) is not null) ?? "vi";
    }
}
