using System.Text;

namespace ItsDangerous.Net;

/// <summary>UTF-8 that refuses what it cannot read or write, without a byte order mark.</summary>
internal static class StrictUtf8
{
    /// <summary>The encoding.</summary>
    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
