namespace Jinja.Net;

/// <summary>Takes template names apart so that none leads out of its folder.</summary>
internal static class TemplatePath
{
    /// <summary>The segments of a name.</summary>
    /// <exception cref="TemplateNotFoundException">A segment leads up, or holds a separator of the system.</exception>
    public static IReadOnlyList<string> Split(string name)
    {
        List<string> segments = [];
        foreach (string segment in name.Split('/'))
        {
            if (segment is ".." || segment.AsSpan().ContainsAny('\\', '\0') || IsSystems(segment))
                throw new TemplateNotFoundException(name);
            if (segment is not ("" or "."))
                segments.Add(segment);
        }

        return segments.Count > 0 ? segments : throw new TemplateNotFoundException(name);
    }

    // What means a drive or a device on Windows is refused everywhere.
    private static bool IsSystems(string segment) =>
        segment.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || (segment.Length > 1 && segment[1] == ':');
}
