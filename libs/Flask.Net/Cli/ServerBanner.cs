using System.Globalization;

namespace Flask.Net.Cli;

/// <summary>What a development server says when it starts.</summary>
internal static class ServerBanner
{
    /// <summary>The lines before the server listens, as Flask writes them.</summary>
    public static IEnumerable<string> Lines(string appName, bool debug) =>
    [
        $" * Serving Flask app '{appName}'",
        $" * Debug mode: {(debug ? "on" : "off")}",
    ];
}
