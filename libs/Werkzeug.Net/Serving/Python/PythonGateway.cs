using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Python;

/// <summary>The entry points for <c>wsgi.py</c>: a program is started inside a server of Python and gives its application here.</summary>
/// <remarks>An exception that left one of these functions would end the process: each catches everything.</remarks>
internal static class PythonGateway
{
    private static TaskCompletionSource<WsgiApp>? _serving;

    /// <summary>Whether the process is a server of Python, so that a program has to hand over its application.</summary>
    public static bool IsOpen => _serving is not null;

    /// <summary>Hands an application to Python, if the process is a server of Python and has none yet.</summary>
    public static void Offer(WsgiApp app) => _serving?.TrySetResult(app);

    /// <summary>Hands an application to Python and waits as a server would.</summary>
    /// <param name="app">The application.</param>
    /// <param name="cancel">Ends waiting. Requests are still answered, as Python decides when to end.</param>
    public static async Task ServeAsync(WsgiApp app, CancellationToken cancel)
    {
        _serving!.TrySetResult(app);
        await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Starts a program and waits until it serves.</summary>
    /// <param name="command">The path of the program and its arguments, NUL between them, in UTF-8.</param>
    /// <param name="length">Their length in bytes.</param>
    /// <param name="message">Takes what went wrong, with a NUL at the end.</param>
    /// <param name="size">The size of the message in bytes.</param>
    /// <returns>0, or 1 with a message.</returns>
    [UnmanagedCallersOnly]
    public static unsafe int Start(byte* command, int length, byte* message, int size)
    {
        try
        {
            string[] words = Encoding.UTF8.GetString(command, length).Split('\0');
            if (Interlocked.CompareExchange(ref _serving, new(TaskCreationOptions.RunContinuationsAsynchronously), null) is null)
                new Thread(() => RunProgram(words[0], words[1..])) { IsBackground = true, Name = "program" }.Start();
            _serving.Task.GetAwaiter().GetResult();
            return 0;
        }
        catch (Exception error)
        {
            Span<byte> into = new(message, size);
            Encoding.UTF8.TryGetBytes(error.ToString().AsSpan(0, Math.Min(error.ToString().Length, size / 4)), into[..^1], out int written);
            into[written] = 0;
            return 1;
        }
    }

    /// <summary>Runs the application for a request.</summary>
    [UnmanagedCallersOnly]
    public static unsafe int Call(byte* environ, int length, int flags, PythonReply* reply)
    {
        PythonExchange exchange = new(reply);
        reply->Handle = GCHandle.ToIntPtr(GCHandle.Alloc(exchange));
        return Guard(exchange, () => exchange.Call(_serving!.Task.Result, PackedText.Unpack(new ReadOnlySpan<byte>(environ, length)), (PythonFlags)flags));
    }

    /// <summary>Fetches the next block of an open body.</summary>
    [UnmanagedCallersOnly]
    public static unsafe int Next(PythonReply* reply)
    {
        PythonExchange exchange = Of(reply);
        return Guard(exchange, exchange.Next);
    }

    /// <summary>Closes an open body.</summary>
    [UnmanagedCallersOnly]
    public static unsafe int Close(PythonReply* reply)
    {
        PythonExchange exchange = Of(reply);
        GCHandle.FromIntPtr(reply->Handle).Free();
        reply->Handle = 0;
        try
        {
            exchange.Close();
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"Closing the body failed: {error}");
        }
        finally
        {
            exchange.Dispose();
        }

        return 0;
    }

    private static unsafe PythonExchange Of(PythonReply* reply) => (PythonExchange)GCHandle.FromIntPtr(reply->Handle).Target!;

    private static int Guard(PythonExchange exchange, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            exchange.Fail(error);
        }

        return 0;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The program is not trimmed: Python could not load it.")]
    private static void RunProgram(string path, string[] arguments)
    {
        try
        {
            Assembly program = AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
            Assembly.SetEntryAssembly(program);
            MethodInfo main = program.EntryPoint ?? throw new InvalidOperationException($"'{path}' is a library: it has no Main.");
            object? result = main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? [] : [arguments], null);
            if (result is Task task)
                task.GetAwaiter().GetResult();
            _serving!.TrySetException(new InvalidOperationException($"'{path}' ended without serving an application."));
        }
        catch (Exception error)
        {
            if (!_serving!.TrySetException(error))
                Console.Error.WriteLine(error);
        }
    }
}
