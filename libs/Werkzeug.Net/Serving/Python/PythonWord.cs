using System.Text;

namespace Werkzeug.Net.Serving.Python;

/// <summary>What .NET tells Python or asks of it while a request runs; <c>WORDS</c> in <c>hostfxr.py</c> has the same order.</summary>
internal enum PythonWord
{
    /// <summary>Status and headers (<see cref="BorderText"/>), for <c>start_response</c>.</summary>
    Start,

    /// <summary>Bytes for what <c>start_response</c> gave.</summary>
    Write,

    /// <summary>A block of the body.</summary>
    Block,

    /// <summary>The descriptor of an open file that is the body, in place of a size.</summary>
    File,

    /// <summary>A buffer to fill from <c>wsgi.input</c>; the answer is the number of bytes.</summary>
    Read,

    /// <summary>UTF-8 for <c>wsgi.errors</c>.</summary>
    Log,

    /// <summary>The message of the error that ended the application, in UTF-8.</summary>
    Fail,
}

/// <summary>The way back to Python for one request. Good on the thread that Python called with, while it has not got its answer.</summary>
/// <param name="call">Python's object.</param>
/// <param name="tell">Takes the object, a word, data and its size; gives -1 where Python raised an exception, which it keeps.</param>
internal sealed unsafe class PythonCaller(nint call, delegate* unmanaged<nint, PythonWord, byte*, nint, int> tell)
{
    /// <summary>Whether Python raised an exception: then it wants no answer any more.</summary>
    public bool HasRaised { get; private set; }

    /// <summary>Says a word with data.</summary>
    /// <returns>The answer, or -1.</returns>
    public int Tell(PythonWord word, ReadOnlySpan<byte> data)
    {
        fixed (byte* bytes = data)
            return Tell(word, bytes, data.Length);
    }

    /// <summary>Says a word with a text.</summary>
    public int Tell(PythonWord word, string text) => Tell(word, Encoding.UTF8.GetBytes(text));

    /// <summary>Asks for bytes of the input.</summary>
    public int Read(Span<byte> buffer)
    {
        fixed (byte* into = buffer)
            return Tell(PythonWord.Read, into, buffer.Length);
    }

    /// <summary>Hands over a file.</summary>
    public int TellFile(nint descriptor) => Tell(PythonWord.File, null, descriptor);

    private int Tell(PythonWord word, byte* data, nint size)
    {
        int answer = tell(call, word, data, size);
        HasRaised |= answer < 0;
        return answer;
    }
}
