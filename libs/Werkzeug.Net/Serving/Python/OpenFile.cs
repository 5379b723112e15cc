using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Python;

/// <summary>An open file that is the rest of a body, by its descriptor, so that a server of Python can send it by itself.</summary>
/// <param name="Descriptor">The descriptor.</param>
/// <param name="Offset">Where to begin, in bytes.</param>
internal sealed record OpenFile(long Descriptor, long Offset)
{
    /// <summary>The file that a body is; null where it is none, or only a part of one, which a server would send beyond its end.</summary>
    public static OpenFile? Of(WsgiBody body)
    {
        while (body is ClosingBody closing)
            body = closing.Inner;
        if (OperatingSystem.IsWindows() || body is not FileWrapper { File: FileStream { CanSeek: true } file } wrapper)
            return null;
        bool isRest = wrapper.Length is null || wrapper.Length == file.Length - file.Position;
        return isRest ? new(file.SafeFileHandle.DangerousGetHandle(), file.Position) : null;
    }
}
