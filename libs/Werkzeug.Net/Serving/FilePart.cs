using Microsoft.Win32.SafeHandles;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>A part of an open file: what is left of a body when middlewares and ranges are taken off.</summary>
/// <param name="Handle">The file; the body closes it.</param>
/// <param name="Offset">Where to begin, in bytes.</param>
/// <param name="Length">How many bytes to send; <see cref="long.MaxValue"/> for all that come.</param>
internal readonly record struct FilePart(SafeFileHandle Handle, long Offset, long Length)
{
    /// <summary>The part of a file that a body is; null where it is none.</summary>
    public static FilePart? Of(WsgiBody body) => body switch
    {
        ClosingBody closing => Of(closing.Inner),
        RangeBody range when Of(range.Inner) is { } whole => whole.Cut(range.Start, range.Length),
        FileWrapper { File: FileStream { CanSeek: true, CanRead: true } file } wrapper => new(file.SafeFileHandle, file.Position, wrapper.Length ?? long.MaxValue),
        _ => null,
    };

    private FilePart Cut(long start, long length) => this with { Offset = Offset + start, Length = Math.Min(length, Math.Max(0, Length - start)) };
}
