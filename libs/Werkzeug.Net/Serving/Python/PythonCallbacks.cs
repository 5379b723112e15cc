using System.Runtime.InteropServices;
using System.Text;

namespace Werkzeug.Net.Serving.Python;

/// <summary>What <c>bridge.py</c> calls, on threads of Python and without its lock (GIL).</summary>
/// <remarks>An exception that left one of these functions would end the process: each catches everything.</remarks>
internal static unsafe class PythonCallbacks
{
    private const int Ok = 0;
    private const int Gone = -1;

    /// <summary>The addresses of the functions, in the order of <c>TYPES</c> in <c>bridge.py</c>.</summary>
    public static long[] Addresses() =>
    [
        (long)(delegate* unmanaged<long, NativeWork*, int>)&Take,
        (long)(delegate* unmanaged<long, byte*, int, int>)&Loaded,
        (long)(delegate* unmanaged<long, byte*, int, int>)&Read,
        (long)(delegate* unmanaged<long, byte*, int, int, int>)&Start,
        (long)(delegate* unmanaged<long, byte*, long, int, int>)&Write,
        (long)(delegate* unmanaged<long, byte*, int, int>)&Log,
        (long)(delegate* unmanaged<long, byte*, int, int>)&Done,
    ];

    [UnmanagedCallersOnly]
    private static int Take(long queue, NativeWork* into)
    {
        while (PythonInterpreter.Running.Take(queue) is { } work)
        {
            try
            {
                into->Id = work.Id;
                into->Flags = work.Flags;
                (into->Text, into->Length) = work.Pin();
                return Ok;
            }
            catch (Exception error)
            {
                // It is this work that failed: a thread that ended for it would be missing for all that comes after.
                PythonInterpreter.Running.Forget(work);
                work.Done(error.ToString());
            }
        }

        return Gone;
    }

    [UnmanagedCallersOnly]
    private static int Loaded(long id, byte* message, int length) => Finish(id, message, length);

    [UnmanagedCallersOnly]
    private static int Done(long id, byte* message, int length) => Finish(id, message, length);

    [UnmanagedCallersOnly]
    private static int Read(long id, byte* buffer, int size)
    {
        try
        {
            return Request(id) is { } request ? request.Read(new Span<byte>(buffer, size)) : Gone;
        }
        catch (Exception)
        {
            return Gone;
        }
    }

    [UnmanagedCallersOnly]
    private static int Start(long id, byte* head, int length, int isError)
    {
        try
        {
            (string status, KeyValuePair<string, string>[] headers) = BorderText.ReadHead(new ReadOnlySpan<byte>(head, length));
            return (int)(Request(id)?.Start(status, headers, isError != 0) ?? PythonStart.Invalid);
        }
        catch (Exception)
        {
            return (int)PythonStart.Invalid;
        }
    }

    [UnmanagedCallersOnly]
    private static int Write(long id, byte* block, long length, int isLast)
    {
        try
        {
            return Request(id)?.Write(new ReadOnlySpan<byte>(block, checked((int)length)), isLast != 0) == true ? Ok : Gone;
        }
        catch (Exception)
        {
            return Gone;
        }
    }

    [UnmanagedCallersOnly]
    private static int Log(long id, byte* text, int length)
    {
        try
        {
            Request(id)?.Log(Encoding.UTF8.GetString(text, length));
            return Ok;
        }
        catch (Exception)
        {
            return Gone;
        }
    }

    private static int Finish(long id, byte* message, int length)
    {
        try
        {
            if (PythonInterpreter.Running.Find(id) is { } work)
            {
                PythonInterpreter.Running.Forget(work);
                work.Done(Encoding.UTF8.GetString(message, length));
            }

            return Ok;
        }
        catch (Exception)
        {
            return Gone;
        }
    }

    private static PythonRequest? Request(long id) => PythonInterpreter.Running.Find(id) as PythonRequest;

    /// <summary>Work as Python sees it; <c>Work</c> in <c>bridge.py</c> has the same fields.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct NativeWork
    {
        public long Id;
        public nint Text;
        public int Length;
        public int Flags;
    }
}
