namespace Flask.Net;

/// <summary>A path that a blueprint answers for, also where no rule matches below it.</summary>
/// <param name="Path">The path, without a slash at its end.</param>
/// <param name="Blueprints">The blueprint and those around it, innermost first.</param>
internal sealed record OwnedPrefix(string Path, IReadOnlyList<string> Blueprints)
{
    /// <summary>The blueprints that answer for a path: those with the longest prefix of it.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<OwnedPrefix> prefixes, string path) =>
        prefixes.Where(prefix => prefix.Holds(path)).MaxBy(static prefix => prefix.Path.Length)?.Blueprints ?? [];

    private bool Holds(string path) =>
        path.StartsWith(Path, StringComparison.Ordinal) && (path.Length == Path.Length || path[Path.Length] == '/');
}
