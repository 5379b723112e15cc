using System.Collections.Frozen;
using System.Globalization;
using Werkzeug.Net.Text;

namespace Werkzeug.Net;

/// <summary>The status of a response: a code and its words. A number or a text will do where one is wanted.</summary>
public readonly record struct HttpStatus
{
    private static readonly FrozenDictionary<int, string> Lines = StatusPhrases.Codes.ToFrozenDictionary(static code => code, LineOf);
    private readonly string? _line;

    private HttpStatus(int code, string line)
    {
        Code = code;
        _line = line;
    }

    /// <summary>The code, as 404.</summary>
    public int Code { get; }

    /// <summary>Code and words, as <c>404 Not Found</c>.</summary>
    public string Line => _line ?? "200 OK";

    /// <summary>The status of a code, with the words that belong to it.</summary>
    public static HttpStatus FromInt32(int code) => new(code, Lines.TryGetValue(code, out string? line) ? line : LineOf(code));
    /// <summary>The status of a text: a code, or a code and words.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static HttpStatus FromString(string status)
    {
        ArgumentNullException.ThrowIfNull(status);
        string line = status.Trim();
        if (line.Length == 0)
            throw new ArgumentException("Empty status argument", nameof(status));
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        if (!int.TryParse(space < 0 ? line : line[..space], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int code))
            return new HttpStatus(0, $"0 {line}");
        return space < 0 ? FromInt32(code) : new HttpStatus(code, line);
    }

    /// <summary>The status of a code.</summary>
    public static implicit operator HttpStatus(int code) => FromInt32(code);

    /// <summary>The status of a text.</summary>
    public static implicit operator HttpStatus(string status) => FromString(status);

    /// <inheritdoc/>
    public override string ToString() => Line;

    private static string LineOf(int code) => string.Create(CultureInfo.InvariantCulture, $"{code} {StatusPhrases.Find(code) ?? "Unknown"}");
}
