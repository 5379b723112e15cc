using Werkzeug.Net.Http;

namespace Werkzeug.Net;

public partial class Response
{
    /// <summary>Sets a cookie: <c>response.SetCookie("theme", "dark", new() { MaxAge = TimeSpan.FromDays(30) })</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; it is quoted at need.</param>
    /// <param name="options">How long it lives and where it is sent; null for the session and the whole site.</param>
    /// <exception cref="ArgumentException">Name, value or an option cannot stand in a header.</exception>
    /// <remarks>Mirrors <c>Response.set_cookie</c>.</remarks>
    public void SetCookie(string name, string value = "", CookieOptions? options = null)
    {
        options ??= new CookieOptions();
        string header = SetCookieHeader.Write(name, value, options with { MaximumSize = 0 }, Time);
        if (MaxCookieSize > 0 && header.Length > MaxCookieSize)
            OnLargeCookie(name, header.Length);
        Headers.Add("Set-Cookie", header);
    }

    /// <summary>Has the client forget a cookie. Path, domain and flags must be those that it was set with.</summary>
    /// <param name="name">The name.</param>
    /// <param name="options">Where it was sent; null for the whole site.</param>
    /// <remarks>Mirrors <c>Response.delete_cookie</c>.</remarks>
    public void DeleteCookie(string name, CookieOptions? options = null) =>
        SetCookie(name, "", (options ?? new CookieOptions()) with { Expires = DateTimeOffset.UnixEpoch, MaxAge = TimeSpan.Zero });
}
