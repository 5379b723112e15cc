using Werkzeug.Net.Serving;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>The program around <see cref="ProbeApp"/>: serves it on Kestrel, or under a server of Python that loads it.</summary>
internal static class ProbeProgram
{
    public static async Task<int> ServeAsync(string[] words)
    {
        if (words is ["fail"])
            throw new InvalidOperationException("The program does not want to start.");
        string host = words.Length > 0 ? words[0] : "127.0.0.1";
        await RunSimple.ServeAsync(host, 0, ProbeApp.InvokeAsync, new ServerOptions { AccessLog = false, UseReloader = words.Contains("reload"), ShutdownTimeout = TimeSpan.FromSeconds(20) });
        return 0;
    }
}
