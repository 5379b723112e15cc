using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text.Json;
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
    /// <param name="command">The path of the program and its arguments: a list of JSON.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>Null, or what went wrong: UTF-8 with a NUL at its end, which stays for good.</returns>
    [UnmanagedCallersOnly]
    public static unsafe nint Start(byte* command, int length)
    {
        try
        {
            string[] words = [.. JsonElement.Parse(new ReadOnlySpan<byte>(command, length)).EnumerateArray().Select(static word => word.GetString()!)];
            if (Interlocked.CompareExchange(ref _serving, new(TaskCreationOptions.RunContinuationsAsynchronously), null) is null)
                new Thread(() => RunProgram(words[0], words[1..])) { IsBackground = true, Name = "program" }.Start();
            _serving.Task.GetAwaiter().GetResult();
            return 0;
        }
        catch (Exception error)
        {
            return Marshal.StringToCoTaskMemUTF8(error.ToString());
        }
    }

    /// <summary>Runs the application for a request.</summary>
    /// <returns>What is open then: the body, for <see cref="Next"/> and <see cref="Close"/>, or zero.</returns>
    [UnmanagedCallersOnly]
    public static unsafe nint Call(nint none, nint call, delegate* unmanaged<nint, PythonWord, byte*, nint, int> tell, byte* environ, int length)
    {
        PythonCaller python = new(call, tell);
        PythonExchange exchange = new(python);
        bool isOpen = Guard(python, () => exchange.Call(_serving!.Task.Result, BorderText.ReadEnviron(new ReadOnlySpan<byte>(environ, length))));
        if (isOpen)
            return GCHandle.ToIntPtr(GCHandle.Alloc((python, exchange)));
        CloseBody(exchange);
        return 0;
    }

    /// <summary>Fetches the next block of an open body.</summary>
    /// <returns>What is open then: the same.</returns>
    [UnmanagedCallersOnly]
    public static nint Next(nint open, nint call)
    {
        (PythonCaller python, PythonExchange exchange) = Of(open);
        Guard(python, () =>
        {
            exchange.Next();
            return true;
        });
        return open;
    }

    /// <summary>Closes an open body.</summary>
    /// <returns>What is open then: nothing.</returns>
    [UnmanagedCallersOnly]
    public static nint Close(nint open, nint call)
    {
        (_, PythonExchange exchange) = Of(open);
        GCHandle.FromIntPtr(open).Free();
        CloseBody(exchange);
        return 0;
    }

    private static (PythonCaller Python, PythonExchange Exchange) Of(nint open) => ((PythonCaller, PythonExchange))GCHandle.FromIntPtr(open).Target!;

    private static bool Guard(PythonCaller python, Func<bool> action)
    {
        try
        {
            return action();
        }
        catch (Exception error)
        {
            python.Tell(PythonWord.Fail, error.ToString());
            return false;
        }
    }

    private static void CloseBody(PythonExchange exchange)
    {
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
