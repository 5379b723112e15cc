using System.Reflection.Metadata;

[assembly: MetadataUpdateHandler(typeof(Werkzeug.Net.Serving.Reloading.HotReload))]

namespace Werkzeug.Net.Serving.Reloading;

/// <summary>Tells when methods of the running program were exchanged, as <c>dotnet watch</c> does it without a restart.</summary>
/// <example><code>HotReload.Updated += static _ => Cache.Clear();</code></example>
public static class HotReload
{
    /// <summary>Whether the program runs under <c>dotnet watch</c>, which starts it again or exchanges its methods.</summary>
    /// <remarks>Mirrors <c>werkzeug.serving.is_running_from_reloader</c>.</remarks>
    public static bool IsRunningFromReloader => Environment.GetEnvironmentVariable(WatchVariable) == "1";

    /// <summary>Raised after an exchange, with the types that changed; null where that is not known.</summary>
    public static event Action<IReadOnlyList<Type>?>? Updated;

    // What dotnet watch tells the programs that it runs.
    private const string WatchVariable = "DOTNET_WATCH";

    // The runtime finds these by their names.
    internal static void ClearCache(Type[]? types)
    {
    }

    internal static void UpdateApplication(Type[]? types) => Updated?.Invoke(types);
}
