using Werkzeug.Net;

namespace Flask.Net;

/// <summary>Makes a response of its parts.</summary>
/// <param name="body">The body; nothing makes an empty one.</param>
/// <param name="status">The status; <see langword="null"/> takes 200.</param>
/// <param name="headers">The headers.</param>
/// <param name="mimeType">The media type; <see langword="null"/> takes <c>text/html</c>.</param>
public delegate Response ResponseFactory(
    ResponseBody body = default, HttpStatus? status = null, IEnumerable<KeyValuePair<string, string>>? headers = null, string? mimeType = null);
