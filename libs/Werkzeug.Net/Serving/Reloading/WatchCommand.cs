using System.Diagnostics;
using System.Reflection;
using System.Security;

namespace Werkzeug.Net.Serving.Reloading;

/// <summary>How <c>dotnet watch</c> is called for a program.</summary>
internal static class WatchCommand
{
    // MSBuild takes its properties from the environment too: so the list of more files reaches every build that watch makes. (The
    // property for what comes after is watch's own.)
    private const string ExtraVariable = "CustomBeforeMicrosoftCommonTargets";

    /// <summary>The project that a program was built from: the nearest above it with its name, or the only one.</summary>
    public static string? FindProject(Assembly? program)
    {
        if (program is null || program.Location.Length == 0)
            return null;
        string name = Path.GetFileNameWithoutExtension(program.Location);
        for (DirectoryInfo? folder = Directory.GetParent(program.Location); folder is not null; folder = folder.Parent)
        {
            string[] projects = Directory.GetFiles(folder.FullName, "*.*proj");
            if (projects.Length > 0)
                return projects.FirstOrDefault(project => Path.GetFileNameWithoutExtension(project).Equals(name, StringComparison.OrdinalIgnoreCase)) ?? projects[0];
        }

        return null;
    }

    /// <summary>
    /// The command: it keeps the program's own arguments. With more files to watch nothing is exchanged while running: a change of
    /// theirs would not be seen then.
    /// </summary>
    /// <param name="project">The project to build and run.</param>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="extraTargets">A file that names more files to watch; null for none.</param>
    public static ProcessStartInfo For(string project, IEnumerable<string> arguments, string? extraTargets)
    {
        string[] whole = extraTargets is null ? [] : ["--no-hot-reload"];
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ProcessStartInfo command = new(dotnet, ["watch", "--project", project, "--non-interactive", .. whole, "run", "--", .. arguments]);
        if (extraTargets is not null)
            command.Environment[ExtraVariable] = extraTargets;
        return command;
    }

    /// <summary>Names more files to watch, and files not to, in MSBuild's words.</summary>
    public static string Targets(IEnumerable<string> extra, IEnumerable<string> excluded) => string.Concat(
    [
        "<Project><ItemGroup>",
        .. extra.Select(static file => $"<Watch Include=\"{SecurityElement.Escape(Path.GetFullPath(file))}\" />"),
        .. excluded.Select(SecurityElement.Escape).SelectMany(static pattern => (string[])
            [$"<Watch Remove=\"{pattern}\" />", $"<Compile Update=\"{pattern}\" Watch=\"false\" />", $"<EmbeddedResource Update=\"{pattern}\" Watch=\"false\" />"]),
        "</ItemGroup></Project>",
    ]);
}
