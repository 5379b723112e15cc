using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Http;

/// <summary>Reads headers that are sets of words, as <c>Vary</c>, <c>Allow</c> and <c>Content-Language</c>.</summary>
public static class SetHeader
{
    /// <summary>Reads the words.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    /// <param name="onUpdate">What to call after each change of the set.</param>
    /// <remarks>Mirrors <c>werkzeug.http.parse_set_header</c>.</remarks>
    public static HeaderSet Parse(string? header, Action<HeaderSet>? onUpdate = null) => new(ListHeader.Parse(header), onUpdate);
}
