using System.ComponentModel;
using System.Diagnostics;
using Click.Net.Errors;
using Click.Net.Io;

namespace Click.Net.Terminal;

/// <summary>Opens addresses and files with the program that the system has for them.</summary>
internal static class Launcher
{
    /// <summary>Opens it.</summary>
    /// <param name="console">The world around.</param>
    /// <param name="target">An address with http, https, file or mailto, or a path.</param>
    /// <param name="wait">Waits for the program, where it can be told to.</param>
    /// <param name="locate">Shows the folder of a file instead of opening it.</param>
    /// <returns>The exit code; 0 where the program was started and is not waited for, 1 where it could not be.</returns>
    /// <exception cref="ClickException">The address is of another kind.</exception>
    public static int Open(IConsole console, string target, bool wait, bool locate)
    {
        target = Checked(console, target);
        if (locate)
            target = Path.GetDirectoryName(PathOf(target)) is { Length: > 0 } folder ? folder : console.WorkingDirectory;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                using Process? opened = Process.Start(new ProcessStartInfo(target) { UseShellExecute = true });
                return 0;
            }

            string opener = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
            if (Programs.Find(console, opener) is not { } program)
                return 1;
            ProcessStartInfo start = Programs.Describe(console, program, wait && OperatingSystem.IsMacOS() ? ["-W", target] : [target]);
            if (wait)
                return Programs.Run(start);
            using Process? process = Process.Start(start);
            return 0;
        }
        catch (Win32Exception)
        {
            return 1;
        }
    }

    // An address of an allowed kind, or an absolute path: neither can be taken for an option of the opener, nor start a program by its scheme.
    private static string Checked(IConsole console, string target)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        if (Uri.TryCreate(target, UriKind.Absolute, out Uri? address) && !Path.IsPathRooted(target))
        {
            return address.Scheme is "http" or "https" or "file" or "mailto"
                ? target
                : throw new ClickException($"Addresses of the kind '{address.Scheme}' are not opened.");
        }

        return Path.GetFullPath(target, console.WorkingDirectory);
    }

    private static string PathOf(string target) => target.StartsWith("file:", StringComparison.Ordinal) ? new Uri(target).LocalPath : target;
}
