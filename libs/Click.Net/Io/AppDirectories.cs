namespace Click.Net.Io;

/// <summary>Where an application keeps its settings.</summary>
public static class AppDirectories
{
    /// <summary>The settings folder of an application on this system. It may not exist yet.</summary>
    /// <param name="appName">The application's name as people write it.</param>
    /// <param name="roaming">On Windows, a folder that follows the user to other machines.</param>
    /// <param name="forcePosix">On Unix, a hidden folder in the home folder, with the name in lower case and dashes for spaces.</param>
    /// <param name="console">Whose environment says where; the process's where left out.</param>
    /// <remarks>Mirrors <c>click.get_app_dir</c>.</remarks>
    public static string Get(string appName, bool roaming = true, bool forcePosix = false, IConsole? console = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(appName);
        console ??= SystemConsole.Instance;
        string home = console.GetEnvironmentVariable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Path.Combine(console.GetEnvironmentVariable(roaming ? "APPDATA" : "LOCALAPPDATA") ?? home, appName);
        string posix = appName.ToLowerInvariant().Replace(' ', '-');
        if (forcePosix)
            return Path.Combine(home, "." + posix);
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Application Support", appName);
        return Path.Combine(console.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } config ? config : Path.Combine(home, ".config"), posix);
    }
}
