using System.Buffers;

namespace Flask.Net.Json;

/// <summary>A buffer that each thread keeps for writing JSON, so that a response costs the array that is sent and no more.</summary>
internal static class JsonBuffer
{
    private const int LargestKept = 256 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_kept;

    /// <summary>The bytes of a JSON response.</summary>
    public static byte[] Write(JsonProvider provider, object? value)
    {
        // Taken away while it is in use: writing a value may come back here.
        ArrayBufferWriter<byte> buffer = s_kept ?? new ArrayBufferWriter<byte>(512);
        s_kept = null;
        provider.WriteResponse(buffer, value);
        byte[] body = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= LargestKept)
        {
            buffer.ResetWrittenCount();
            s_kept = buffer;
        }

        return body;
    }
}
