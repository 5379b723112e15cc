using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Click.Net.Io;

/// <summary>Writes what a process says first without opening its console, which takes longer than all else that a small program does.</summary>
/// <remarks>
/// Only plain text, where the system has descriptors, and only while <see cref="Console"/> was not touched: from then on its writer may be
/// another one, or have another encoding. What is not written here is left to it.
/// </remarks>
internal static unsafe class DirectOutput
{
    private const int MostBytes = 1024;
    private const int Output = 1, Errors = 2;
    private const string ConsoleAssembly = "System.Console,";

    private static volatile bool _isClosed = !IsPossible();

    /// <summary>Finds out what the first text needs, by writing nothing.</summary>
    public static void Prepare()
    {
        if (!_isClosed)
            WriteSome(Output, null, 0);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="error">Writes with the errors.</param>
    /// <returns>How many of its characters were written; the rest is to be written by the console.</returns>
    public static int Write(string text, bool error)
    {
        if (_isClosed || text.Length > MostBytes)
            return 0;
        byte* bytes = stackalloc byte[MostBytes];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] > '\x7f')
                return 0;
            bytes[i] = (byte)text[i];
        }

        return Write(error ? Errors : Output, bytes, text.Length);
    }

    private static int Write(int descriptor, byte* bytes, int length)
    {
        int done = 0;
        while (done < length)
        {
            int written = WriteSome(descriptor, bytes + done, length - done);
            if (written <= 0)
                break;
            done += written;
        }

        return done;
    }

    // What the system does not take, and why, is the console's to find out.
    private static int WriteSome(int descriptor, byte* bytes, int length)
    {
        try
        {
            return (int)Write(descriptor, bytes, (nint)length);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            _isClosed = true;
            return 0;
        }
    }

    // Whoever looked at the console before was not seen by the handler.
    private static bool IsPossible()
    {
        if (!RuntimeFeature.IsDynamicCodeSupported || (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()))
            return false;
        AppDomain.CurrentDomain.AssemblyLoad += CloseWithConsole;
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (IsConsole(assembly))
                return false;
        }

        return true;
    }

    private static void CloseWithConsole(object? sender, AssemblyLoadEventArgs loaded)
    {
        if (!IsConsole(loaded.LoadedAssembly))
            return;
        _isClosed = true;
        AppDomain.CurrentDomain.AssemblyLoad -= CloseWithConsole;
    }

    private static bool IsConsole(Assembly assembly) =>
        assembly.FullName is { } name && name.StartsWith(ConsoleAssembly, StringComparison.Ordinal);

    [DllImport("libc", EntryPoint = "write", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Write(int descriptor, byte* bytes, nint count);
}
