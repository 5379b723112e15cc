using System.Buffers;

namespace Werkzeug.Net.Serving.Python;

/// <summary>Something that a thread of Python is to do: a request to answer, or an application to load.</summary>
internal abstract class PythonWork
{
    private MemoryHandle _pinned;

    /// <summary>What Python knows the work by.</summary>
    public long Id { get; set; }

    /// <summary>A word about the work; for a request, whether the application has several threads.</summary>
    public abstract int Flags { get; }

    /// <summary>Whether nobody wants the result any more.</summary>
    public virtual bool IsAbandoned => false;

    /// <summary>The work in words, where they stay until <see cref="Release"/>.</summary>
    public unsafe (nint Text, int Length) Pin()
    {
        byte[] text = Pack();
        _pinned = text.AsMemory().Pin();
        return ((nint)_pinned.Pointer, text.Length);
    }

    /// <summary>Gives back what <see cref="Pin"/> held.</summary>
    public void Release() => _pinned.Dispose();

    /// <summary>Python is done with the work.</summary>
    /// <param name="message">What went wrong; empty where nothing did.</param>
    public abstract void Done(string message);

    protected abstract byte[] Pack();
}
