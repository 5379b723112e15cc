using System.Runtime.ExceptionServices;

namespace Werkzeug.Net.Wsgi;

/// <summary>Announces status and headers of a response. Nothing is sent before the first non-empty block of the body.</summary>
/// <param name="status">Three digits, one space and a reason, as <c>200 OK</c>.</param>
/// <param name="headers">The response headers in order. Names may repeat; characters are limited to Latin-1.</param>
/// <param name="error">
/// The exception being answered, or <see langword="null"/>. With it, headers that were announced but not sent are replaced;
/// if they have been sent already, the exception is thrown again.
/// </param>
/// <returns>A way to send data at once, for applications that cannot return a body.</returns>
/// <remarks>Mirrors <c>start_response</c> of PEP 3333.</remarks>
public delegate Write StartResponse(string status, IReadOnlyList<KeyValuePair<string, string>> headers, ExceptionDispatchInfo? error = null);

/// <summary>Sends a block of the body; completes when it was sent or safely queued.</summary>
/// <param name="data">The bytes; not kept after completion.</param>
/// <remarks>Mirrors the <c>write</c> callable of PEP 3333.</remarks>
public delegate ValueTask Write(ReadOnlyMemory<byte> data);
