namespace Flask.Net;

/// <summary>Reads the blueprints out of an endpoint: <c>admin.users.show</c> belongs to <c>admin.users</c>, which lies in <c>admin</c>.</summary>
internal static class BlueprintPath
{
    /// <summary>The blueprint of an endpoint; null where it has none.</summary>
    public static string? BlueprintOf(string? endpoint)
    {
        int dot = endpoint?.LastIndexOf('.') ?? -1;
        return dot < 0 ? null : endpoint![..dot];
    }

    /// <summary>The blueprint of an endpoint and those around it, innermost first.</summary>
    public static IReadOnlyList<string> Of(string? endpoint)
    {
        if (BlueprintOf(endpoint) is not { } blueprint)
            return [];
        List<string> path = [];
        for (string? at = blueprint; at is not null; at = BlueprintOf(at))
            path.Add(at);
        return path;
    }
}
