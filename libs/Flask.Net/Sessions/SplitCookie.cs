using System.Globalization;
using Werkzeug.Net;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Flask.Net.Sessions;

/// <summary>Spreads what is too large for one cookie over several: <c>session</c>, <c>session.1</c>, <c>session.2</c>.</summary>
/// <remarks>The first begins with how many there are, as <c>*3*</c>; what was signed whole is put together before its signature is looked at.</remarks>
internal static class SplitCookie
{
    private const char Mark = '*';

    // The mark with two digits, and the longest ending of a name.
    private const int Overhead = 8;

    /// <summary>The name of a piece.</summary>
    public static string NameOf(string name, int piece) => piece == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}.{piece}");

    /// <summary>Splits a text.</summary>
    /// <param name="content">The text.</param>
    /// <param name="room">How many characters a cookie has for it.</param>
    public static IReadOnlyList<string> Split(string content, int room)
    {
        string[] pieces = [.. content.Chunk(Math.Max(1, room - Overhead)).Select(static piece => new string(piece))];
        pieces[0] = string.Create(CultureInfo.InvariantCulture, $"{Mark}{pieces.Length}{Mark}{pieces[0]}");
        return pieces;
    }

    /// <summary>The text of a cookie, whether it was split or not.</summary>
    /// <returns>The text; null where there is no such cookie, or a piece is missing.</returns>
    public static string? Join(MultiDictView<string> cookies, string name, int mostPieces)
    {
        if (cookies.Get(name) is not { } first || mostPieces == 1 || !first.StartsWith(Mark))
            return cookies.Get(name);
        int end = first.IndexOf(Mark, 1);
        if (end < 0 || !int.TryParse(first.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count > mostPieces)
            return null;
        string?[] pieces = [first[(end + 1)..], .. Enumerable.Range(1, Math.Max(0, count - 1)).Select(piece => cookies.Get(NameOf(name, piece)))];
        return pieces.Contains(null) ? null : string.Concat(pieces);
    }

    /// <summary>Takes away the pieces that a smaller session has left behind.</summary>
    /// <param name="response">The response.</param>
    /// <param name="name">The name of the cookie.</param>
    /// <param name="options">Where the cookies belong.</param>
    /// <param name="mostPieces">How many there may be.</param>
    /// <param name="kept">How many there are now.</param>
    public static void DeleteRest(Response response, string name, CookieOptions options, int mostPieces, int kept)
    {
        if (mostPieces == 1 || !Current.HasRequest)
            return;
        ImmutableMultiDict<string> sent = Current.Request.Cookies;
        foreach (string rest in Enumerable.Range(kept, mostPieces - kept).Select(piece => NameOf(name, piece)).Where(sent.ContainsKey))
            response.DeleteCookie(rest, options);
    }
}
