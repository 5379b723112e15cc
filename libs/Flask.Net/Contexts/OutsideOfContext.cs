namespace Flask.Net;

/// <summary>What to say to code that asks for a context where there is none.</summary>
internal static class OutsideOfContext
{
    public static InvalidOperationException Application() => new(
        "Working outside of application context.\n\n"
        + "Attempted to use functionality that expected a current application to be set. To solve this, set up an app context "
        + "with 'using (app.AppContext())'. See the documentation on app context for more information.");

    public static InvalidOperationException Request() => new(
        "Working outside of request context.\n\n"
        + "Attempted to use functionality that expected an active HTTP request. See the documentation on request context "
        + "for more information.");

    public static InvalidOperationException Ended() => new(
        "Working in a context that has ended.\n\n"
        + "The request or command that this code was started from is over, and so are its request, session and globals. "
        + "Read what you need before it ends, or give a background task a context of its own with 'using (app.AppContext())'.");
}
