using System.Text;

namespace Flask.Net.Config;

/// <summary>Reads <c>.env</c> and <c>.flaskenv</c> files into the environment, for development.</summary>
/// <remarks>Mirrors <c>flask.cli.load_dotenv</c> and the files of python-dotenv. A variable that is set already is left alone.</remarks>
public static class DotEnv
{
    private static readonly string[] Names = [".env", ".flaskenv"];

    /// <summary>Loads a file, or those named <c>.env</c> and <c>.flaskenv</c> in the current folder or the nearest one above it.</summary>
    /// <param name="path">The file; <see langword="null"/> looks for the two.</param>
    /// <returns>Whether a file was loaded.</returns>
    public static bool Load(string? path = null)
    {
        if (path is not null)
            return LoadFile(path);
        bool loaded = false;
        foreach (string name in Names)
            loaded |= Find(name) is { } found && LoadFile(found);
        return loaded;
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">Lines of <c>NAME=value</c>: quoted, commented with <c>#</c>, and with <c>${NAME}</c> or <c>${NAME:-else}</c> in them.</param>
    /// <param name="environment">Says what a variable holds that the text does not set; <see langword="null"/> means this process's.</param>
    public static IReadOnlyDictionary<string, string> Parse(string text, Func<string, string?>? environment = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        OrderedDictionary<string, string> values = new(StringComparer.Ordinal);
        DotEnvReader reader = new(text);
        while (reader.Next() is var (name, value, isLiteral))
            values[name] = isLiteral ? value : Expand(value, known => values.TryGetValue(known, out string? own) ? own : (environment ?? Environment.GetEnvironmentVariable)(known));
        return values;
    }

    private static bool LoadFile(string path)
    {
        if (!File.Exists(path))
            return false;
        foreach ((string name, string value) in Parse(File.ReadAllText(path, Encoding.UTF8)))
        {
            if (Environment.GetEnvironmentVariable(name) is null)
                Environment.SetEnvironmentVariable(name, value);
        }

        return true;
    }

    private static string? Find(string name)
    {
        for (DirectoryInfo? folder = new(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, name);
            if (File.Exists(path))
                return path;
        }

        return null;
    }

    private static string Expand(string value, Func<string, string?> find)
    {
        StringBuilder expanded = new(value.Length);
        for (int at = 0; at < value.Length;)
        {
            int start = value.IndexOf("${", at, StringComparison.Ordinal);
            int end = start < 0 ? -1 : value.IndexOf('}', start);
            if (end < 0)
                return expanded.Append(value, at, value.Length - at).ToString();
            string[] parts = value[(start + 2)..end].Split(":-", 2);
            expanded.Append(value, at, start - at).Append(find(parts[0]) ?? (parts.Length > 1 ? parts[1] : ""));
            at = end + 1;
        }

        return expanded.ToString();
    }
}
