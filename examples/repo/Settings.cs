using Click.Net;

namespace Repo;

/// <summary>The configuration file: defaults of the options, by command.</summary>
internal static class Settings
{
    /// <summary>Reads <c>repo/settings.json</c> in the folder of settings, if it is there.</summary>
    public static IReadOnlyDictionary<string, object?>? Load()
    {
        string path = Path.Combine(Term.GetAppDirectory("repo"), "settings.json");
        return File.Exists(path) ? DefaultMaps.FromJson(File.ReadAllText(path)) : null;
    }
}
