using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Forms;

/// <summary>A piece of a multipart body, in the order in which they come.</summary>
/// <remarks>Mirrors <c>werkzeug.sansio.multipart.Event</c>.</remarks>
public abstract record MultipartEvent;

/// <summary>What stands before the first part, which means nothing.</summary>
/// <param name="Data">The bytes; valid until the next call of the decoder.</param>
public sealed record MultipartPreamble(ReadOnlyMemory<byte> Data) : MultipartEvent;

/// <summary>A part begins that is a text of the form.</summary>
/// <param name="Name">Its name; null where the part has none.</param>
/// <param name="Headers">Its headers.</param>
public sealed record MultipartField(string? Name, Headers Headers) : MultipartEvent;

/// <summary>A part begins that is a file.</summary>
/// <param name="Name">Its name; null where the part has none.</param>
/// <param name="FileName">The name of the file; it comes from the client and may be anything.</param>
/// <param name="Headers">Its headers.</param>
public sealed record MultipartFile(string? Name, string FileName, Headers Headers) : MultipartEvent;

/// <summary>Content of the part that began last.</summary>
/// <param name="Data">The bytes; valid until the next call of the decoder.</param>
/// <param name="MoreData">Whether more of the same part follows.</param>
public sealed record MultipartData(ReadOnlyMemory<byte> Data, bool MoreData) : MultipartEvent;

/// <summary>The body is complete.</summary>
/// <param name="Data">What stands after the last part, which means nothing; valid until the next call of the decoder.</param>
public sealed record MultipartEpilogue(ReadOnlyMemory<byte> Data) : MultipartEvent;

/// <summary>The decoder wants more bytes.</summary>
public sealed record MultipartNeedData : MultipartEvent
{
    /// <summary>The one there is.</summary>
    public static MultipartNeedData Instance { get; } = new();
}
