using System.Globalization;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>An answer as it came over the wire, a character for a byte.</summary>
/// <param name="Status">Code and reason, as <c>200 OK</c>.</param>
/// <param name="Head">Status line and headers as they came.</param>
/// <param name="Body">The body, out of its chunks.</param>
/// <param name="IsWhole">Whether the body ended as its framing says it must.</param>
public sealed record WireAnswer(string Status, string Head, string Body, bool IsWhole)
{
    public static WireAnswer Parse(string wire)
    {
        int end = wire.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return new("", wire, "", false);
        string head = wire[..(end + 2)];
        string status = head[(head.IndexOf(' ', StringComparison.Ordinal) + 1)..head.IndexOf("\r\n", StringComparison.Ordinal)];
        WireAnswer raw = new(status, head, wire[(end + 4)..], true);
        if (raw.Header("Transfer-Encoding") == "chunked")
            return raw.Unchunk();
        return raw.Header("Content-Length") is { } length
            ? raw with { IsWhole = raw.Body.Length == int.Parse(length, CultureInfo.InvariantCulture) }
            : raw;
    }

    /// <summary>The value of a header; null where it is absent.</summary>
    public string? Header(string name) => Headers(name) is [var first, ..] ? first : null;

    /// <summary>All values of a header.</summary>
    public IReadOnlyList<string> Headers(string name) =>
        [.. Head.Split("\r\n").Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim())];

    private WireAnswer Unchunk()
    {
        string rest = Body;
        string body = "";
        while (rest.IndexOf("\r\n", StringComparison.Ordinal) is int line and > 0
            && int.TryParse(rest.AsSpan(0, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int size))
        {
            if (size == 0)
                return this with { Body = body, IsWhole = rest.EndsWith("\r\n\r\n", StringComparison.Ordinal) };
            if (rest.Length < line + 2 + size)
                break;
            body += rest.Substring(line + 2, size);
            rest = rest[Math.Min(rest.Length, line + 4 + size)..];
        }

        return this with { Body = body, IsWhole = false };
    }
}
