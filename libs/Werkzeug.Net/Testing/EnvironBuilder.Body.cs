using System.Globalization;
using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Routing;

namespace Werkzeug.Net.Testing;

public partial class EnvironBuilder
{
    private const string MultipartForm = "multipart/form-data";
    private const string UrlEncodedForm = "application/x-www-form-urlencoded";

    /// <summary>The body as bytes; instead of <see cref="Form"/> and <see cref="Json"/>.</summary>
    public byte[]? Data { get; set; }

    /// <summary>The body as a stream, read from where it stands; what is left of it is announced as the length where the stream knows it.</summary>
    public Stream? Input { get; set; }

    /// <summary>A form: named values, several as a list, files as <see cref="FileStorage"/>. With a file it is sent as <c>multipart/form-data</c>.</summary>
    public object? Form { get; set; }

    /// <summary>A value that is sent as JSON.</summary>
    public object? Json { get; set; }

    /// <summary>The type of the body; left out, that of what is sent.</summary>
    public string? ContentType { get; set; }

    private (Stream Input, long? Length, string? ContentType) GetInput()
    {
        string? type = ContentType ?? Headers.Get("Content-Type");
        if (Json is not null)
            return Bytes(Encoding.UTF8.GetBytes(WriteJson(Json)), type ?? "application/json");
        if (Input is not null)
            return (Input, Headers.Get("Content-Length") is { } said ? long.Parse(said, CultureInfo.InvariantCulture) : LeftOf(Input), type);
        if (Data is not null)
            return Bytes(Data, type);
        return Form is null ? (Stream.Null, null, type) : FormBody([.. Flat(RouteArguments.Read(Form))], type);
    }

    private static long? LeftOf(Stream input) => input.CanSeek && input != Stream.Null ? input.Length - input.Position : null;

    private static (Stream Input, long? Length, string? ContentType) FormBody(List<KeyValuePair<string, object?>> values, string? type)
    {
        type ??= values.Exists(static pair => pair.Value is FileStorage) ? MultipartForm : UrlEncodedForm;
        string mimeType = type.Split(';')[0].Trim().ToLowerInvariant();
        if (mimeType == MultipartForm)
        {
            MultipartBody body = MultipartBody.Of(values);
            return Bytes(body.Data, $"{mimeType}; boundary=\"{body.Boundary}\"");
        }

        return Bytes(mimeType == UrlEncodedForm ? Encoding.ASCII.GetBytes(UrlEncoded(values)) : [], type);
    }

    private static (Stream Input, long? Length, string? ContentType) Bytes(byte[] data, string? type) => (new MemoryStream(data, writable: false), data.Length, type);
}
