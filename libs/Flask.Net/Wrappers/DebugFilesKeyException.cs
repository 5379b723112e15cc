using Werkzeug.Net;

namespace Flask.Net;

/// <summary>A file was asked for that the form did not send, because the form is not <c>multipart/form-data</c>. Raised in debug mode only.</summary>
/// <remarks>Mirrors <c>flask.debughelpers.DebugFilesKeyError</c>.</remarks>
public sealed class DebugFilesKeyException : InvalidOperationException
{
    private DebugFilesKeyException(string key, string message)
        : base(message) => Key = key;

    /// <summary>The name of the file's field.</summary>
    public string Key { get; }

    // The browser has sent the file's name as a text, which tells that the form has the field and only lacks the type.
    internal static DebugFilesKeyException? For(Request request, string key) => request.Form.ContainsKey(key)
        ? new DebugFilesKeyException(key, Explain(key, request.MimeType, request.Form.GetList(key)))
        : null;

    private static string Explain(string key, string mimeType, IReadOnlyList<string> names) =>
        $"You tried to access the file '{key}' in the Request.Files dictionary but it does not exist. The mimetype for the request is '{mimeType}' instead of "
        + "'multipart/form-data' which means that no file contents were transmitted. To fix this error you should provide enctype=\"multipart/form-data\" in "
        + $"your form.\n\nThe browser instead transmitted some file names. This was submitted: {string.Join(", ", names.Select(static name => $"'{name}'"))}";
}
