using System.Runtime.InteropServices;

namespace Werkzeug.Net.Serving.Python;

/// <summary>What crosses the border with every call; <c>Reply</c> in <c>wsgi.py</c> has the same fields.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PythonReply
{
    /// <summary>What Python knows the request by.</summary>
    public nint Token;

    /// <summary>Reads from <c>wsgi.input</c>: token, buffer, size; gives the number of bytes, or -1 after an exception.</summary>
    public delegate* unmanaged<nint, byte*, int, int> Read;

    /// <summary>Hands over head and data of a <c>write</c>; gives -1 after an exception.</summary>
    public delegate* unmanaged<nint, PythonReply*, int> Write;

    /// <summary>Writes to <c>wsgi.errors</c>: token, UTF-8, size.</summary>
    public delegate* unmanaged<nint, byte*, int, int> Log;

    /// <summary>The body that is still open, for <c>Next</c> and <c>Close</c>; zero where there is none.</summary>
    public nint Handle;

    /// <summary>What the reply is.</summary>
    public PythonReplyKind Kind;

    /// <summary>The length of <see cref="Head"/> in bytes.</summary>
    public int HeadLength;

    /// <summary>Status and headers (<see cref="PackedText"/>); null where nothing new was announced.</summary>
    public byte* Head;

    /// <summary>A block of the body, or the message of an error in UTF-8.</summary>
    public byte* Data;

    /// <summary>The length of <see cref="Data"/> in bytes.</summary>
    public long DataLength;

    /// <summary>The descriptor of the file to send.</summary>
    public long File;
}

/// <summary>What a reply is.</summary>
internal enum PythonReplyKind
{
    /// <summary>The application failed; the data is the message.</summary>
    Failed,

    /// <summary>The body has no more blocks.</summary>
    End,

    /// <summary>A block, or nothing yet; ask for more.</summary>
    Block,

    /// <summary>The whole body in one block.</summary>
    Whole,

    /// <summary>A whole open file.</summary>
    File,
}
