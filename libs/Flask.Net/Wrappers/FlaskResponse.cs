using Werkzeug.Net;

namespace Flask.Net;

/// <summary>A response, HTML unless it says otherwise.</summary>
/// <remarks>Mirrors <c>flask.Response</c>.</remarks>
public class FlaskResponse : Response
{
    /// <inheritdoc/>
    protected override string? DefaultMimeType => "text/html";

    /// <inheritdoc/>
    public override int MaxCookieSize => Current.HasApp ? Current.App.Settings.MaxCookieSize : base.MaxCookieSize;
}
