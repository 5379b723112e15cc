using Microsoft.AspNetCore.Http;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

/// <summary>What remains to be answered where the connection became a WebSocket: nothing. It only sees whether a changed session comes too late.</summary>
/// <param name="context">The context of the request.</param>
/// <param name="sent">The <c>Set-Cookie</c> headers that went out with the handshake.</param>
internal sealed class UpgradedResponse(FlaskContext context, IReadOnlyList<string> sent) : FlaskResponse(status: StatusCodes.Status101SwitchingProtocols)
{
    public override ValueTask<WsgiBody> InvokeAsync(WsgiEnviron environ, StartResponse startResponse)
    {
        if (!context.IsSessionUnopened && context.OpenedSession.Modified && !Headers.GetList("Set-Cookie").All(IsKnown))
            AppLogging.SessionLost(context.App.Logger, context.Request.Path);
        if (context.HttpContext is null)
            startResponse(Status, []);
        return new(WsgiBody.Empty);
    }

    // A session that lies on the server was saved there; its cookie is the one that the visitor has.
    private bool IsKnown(string cookie)
    {
        string pair = cookie.Split(';', 2)[0];
        return sent.Any(known => known.Split(';', 2)[0] == pair)
            || (pair.Split('=', 2) is [var name, var value] && context.Request.Cookies.Get(name) == value);
    }
}
