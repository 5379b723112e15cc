using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Testing;

/// <summary>A form with files as it is sent.</summary>
/// <param name="Data">The bytes.</param>
/// <param name="Boundary">What stands between its parts.</param>
/// <remarks>Mirrors <c>werkzeug.test.encode_multipart</c>. RFC 7578.</remarks>
public sealed record MultipartBody(byte[] Data, string Boundary)
{
    /// <summary>Writes named values: a <see cref="FileStorage"/> as a file, anything else as text.</summary>
    /// <param name="values">The values, several of a name one after the other.</param>
    /// <param name="boundary">What stands between the parts; left out, a random text.</param>
    public static MultipartBody Of(IEnumerable<KeyValuePair<string, object?>> values, string? boundary = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        boundary ??= "---------------WerkzeugFormPart_" + RandomNumberGenerator.GetHexString(24, lowercase: true);
        using MemoryStream body = new();
        foreach ((string name, object? value) in values)
        {
            Write(body, $"--{boundary}\r\n");
            if (value is FileStorage file)
                WriteFile(body, name, file);
            else
                Write(body, $"Content-Disposition: form-data; name=\"{Quoted(name)}\"\r\n\r\n{Convert.ToString(value, CultureInfo.InvariantCulture)}");
            Write(body, "\r\n");
        }

        Write(body, $"--{boundary}--\r\n");
        return new MultipartBody(body.ToArray(), boundary);
    }

    private static void WriteFile(MemoryStream body, string name, FileStorage file)
    {
        Write(body, $"Content-Disposition: form-data; name=\"{Quoted(name)}\"; filename=\"{Quoted(file.FileName ?? "")}\"\r\n");
        Write(body, $"Content-Type: {file.ContentType ?? "application/octet-stream"}\r\n\r\n");
        file.Stream.CopyTo(body);
    }

    // As browsers do: quotes and line breaks in names are percent-encoded.
    private static string Quoted(string text) => text
        .Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
