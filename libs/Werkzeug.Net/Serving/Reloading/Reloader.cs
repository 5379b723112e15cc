using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Werkzeug.Net.Serving.Reloading;

/// <summary>
/// Starts the program again when its source changes. <c>dotnet watch</c> does the work: it builds, exchanges methods in the running
/// program where that is possible, and restarts it else. Templates and static files need neither.
/// </summary>
/// <remarks>Mirrors <c>werkzeug._reloader</c>, as far as a compiled language can.</remarks>
internal static class Reloader
{
    /// <summary>Hands over to <c>dotnet watch</c> for the project of this program, and waits for its end.</summary>
    /// <returns>False if the program must serve by itself: it runs under <c>dotnet watch</c> already, or has no project.</returns>
    public static async Task<bool> RunAsync(ServerOptions options, CancellationToken cancel)
    {
        TextWriter log = options.Log ?? Console.Error;
        if (HotReload.IsRunningFromReloader)
        {
            log.WriteLine(" * Reloading with dotnet watch");
            return false;
        }

        string? project = WatchCommand.FindProject(Assembly.GetEntryAssembly());
        if (project is null)
        {
            log.WriteLine(" * Not reloading: there is no project beside this program to build again");
            return false;
        }

        bool isChanged = options.ExtraFiles.Count > 0 || options.ExcludePatterns.Count > 0;
        string? extra = isChanged ? await WriteTargetsAsync(WatchCommand.Targets(options.ExtraFiles, options.ExcludePatterns), cancel).ConfigureAwait(false) : null;
        try
        {
            log.WriteLine($" * Restarting with dotnet watch for {Path.GetFileName(project)}");
            await WatchAsync(WatchCommand.For(project, Environment.GetCommandLineArgs()[1..], extra), cancel).ConfigureAwait(false);
        }
        finally
        {
            if (extra is not null)
                File.Delete(extra);
        }

        return true;
    }

    // Ctrl-C reaches the child by itself, as it sits at the same terminal: its end is awaited. Any other end takes the child along.
    private static async Task WatchAsync(ProcessStartInfo command, CancellationToken cancel)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        using Process watch = Process.Start(command)!;
        try
        {
            await watch.WaitForExitAsync(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            watch.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> WriteTargetsAsync(string targets, CancellationToken cancel)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.targets");
        await File.WriteAllTextAsync(path, targets, Encoding.UTF8, cancel).ConfigureAwait(false);
        return path;
    }
}
