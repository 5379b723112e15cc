using Flask.Net.Sessions;
using Werkzeug.Net;

namespace Flask.Net;

/// <summary>The session of a test client, open to be looked at and changed. Disposing of it saves it into the client's cookies.</summary>
/// <remarks>Mirrors <c>FlaskClient.session_transaction</c>.</remarks>
public sealed class SessionTransaction : IDisposable
{
    private readonly FlaskClient _client;
    private readonly FlaskContext _context;
    private readonly string _host;
    private readonly string _path;

    internal SessionTransaction(FlaskClient client)
    {
        _client = client;
        if (client.Cookies is null)
            throw new InvalidOperationException("Cookies are disabled. Create a client with 'useCookies: true'.");
        Werkzeug.Net.Wsgi.WsgiEnviron environ = new FlaskEnvironBuilder(client.App).GetEnviron();
        (_host, _path) = client.Cookies.AddTo(environ);
        _context = client.App.RequestContext(environ);
        Session = client.App.SessionInterface.OpenSession(client.App, _context.Request)
            ?? throw new InvalidOperationException("Session backend did not open a session.");
    }

    /// <summary>The session.</summary>
    public ISession Session { get; }

    /// <summary>Saves the session.</summary>
    public void Dispose()
    {
        FlaskApp app = _client.App;
        if (app.SessionInterface.IsNullSession(Session))
            return;
        Response response = app.NewResponse();
        using (app.AppContext())
            app.SessionInterface.SaveSession(app, Session, response);
        _client.Cookies!.Update(response.Headers.GetList("Set-Cookie"), _host, _path); // there are cookies, as the constructor saw
    }
}
