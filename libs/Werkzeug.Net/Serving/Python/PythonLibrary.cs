using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Werkzeug.Net.Serving.Python;

/// <summary>The shared library of an interpreter, and the four functions of it that are needed.</summary>
internal sealed unsafe partial class PythonLibrary
{
    // What an interpreter says about itself: its own path, then every place where its library may be.
    private const string Question = """
        import os, sys, sysconfig
        var = sysconfig.get_config_var
        print(sys.executable)
        names = [n for n in (var("INSTSONAME"), var("LDLIBRARY"), "python%d%d.dll" % sys.version_info[:2]) if n and not n.endswith(".a")]
        folders = [var("LIBDIR"), os.path.join(var("LIBDIR") or "", var("MULTIARCH") or ""), os.path.join(sys.base_prefix, "lib"), sys.base_prefix]
        for folder in folders:
            for name in names:
                print(os.path.join(folder or "", name))
        """;

    private const int LazyGlobal = 0x1 | 0x100; // RTLD_LAZY | RTLD_GLOBAL of Linux: extension modules look for Python's symbols
    private const int LazyGlobalOfMac = 0x1 | 0x8;

    private readonly nint _handle;
    private readonly string _executable;

    private PythonLibrary(nint handle, string executable)
    {
        _handle = handle;
        _executable = executable;
    }

    /// <summary>Loads the library of an interpreter.</summary>
    /// <param name="interpreter">A path, or a name on the path.</param>
    /// <exception cref="PythonException">There is no such interpreter, or it has no shared library.</exception>
    public static PythonLibrary Load(string interpreter)
    {
        string[] lines = Ask(interpreter);
        string[] places = lines[1..];
        string path = places.FirstOrDefault(File.Exists) ?? throw PythonException.NoLibrary(interpreter, places);
        return new PythonLibrary(Open(path), lines[0]);
    }

    /// <summary>Starts the interpreter on the current thread and runs a script there, which usually does not return.</summary>
    /// <exception cref="PythonException">The script failed.</exception>
    public void Run(string script)
    {
        SetProgramName();
        ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(_handle, "Py_InitializeEx"))(0);
        fixed (byte* text = Encoding.UTF8.GetBytes(script + "\0"))
        {
            if (((delegate* unmanaged<byte*, int>)NativeLibrary.GetExport(_handle, "PyRun_SimpleString"))(text) != 0)
                throw PythonException.NotStarted();
        }
    }

    // Else the first python3 on the path decides about libraries and packages. Python keeps the pointer.
    private void SetProgramName()
    {
        if (!NativeLibrary.TryGetExport(_handle, "Py_SetProgramName", out nint set))
            return;
        byte[] name = (OperatingSystem.IsWindows() ? Encoding.Unicode : Encoding.UTF32).GetBytes(_executable + "\0");
        nint kept = Marshal.AllocHGlobal(name.Length);
        Marshal.Copy(name, 0, kept, name.Length);
        ((delegate* unmanaged<nint, void>)set)(kept);
    }

    private static string[] Ask(string interpreter)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(interpreter, ["-c", Question]) { RedirectStandardOutput = true })!;
            string[] lines = process.StandardOutput.ReadToEnd().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            return process.ExitCode == 0 && lines.Length > 1
                ? lines
                : throw PythonException.NotFound(interpreter, $"it ended with {process.ExitCode}.");
        }
        catch (Win32Exception error)
        {
            throw PythonException.NotFound(interpreter, $"{error.Message}.");
        }
    }

    private static nint Open(string path)
    {
        if (OperatingSystem.IsWindows())
            return NativeLibrary.Load(path);
        nint handle = DlOpen(path, OperatingSystem.IsMacOS() ? LazyGlobalOfMac : LazyGlobal);
        return handle != 0 ? handle : throw PythonException.NotFound(path, "the system does not load it.");
    }

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint DlOpen(string path, int flags);
}
