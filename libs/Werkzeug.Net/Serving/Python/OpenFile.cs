using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Python;

/// <summary>Bodies that are a whole open file, which a server of Python can send by itself.</summary>
internal static class OpenFile
{
    /// <summary>The descriptor of the file that a body is; null where it is none, or only a part of one.</summary>
    /// <remarks>Parts go block by block: gunicorn begins at the file's start whatever its position is, and wsgiref ends at its end.</remarks>
    public static nint? Of(WsgiBody body)
    {
        while (body is ClosingBody closing)
            body = closing.Inner;
        if (OperatingSystem.IsWindows() || body is not FileWrapper { File: FileStream { CanSeek: true, Position: 0 } file } wrapper)
            return null;
        return wrapper.Length is null || wrapper.Length == file.Length ? file.SafeFileHandle.DangerousGetHandle() : null;
    }
}
