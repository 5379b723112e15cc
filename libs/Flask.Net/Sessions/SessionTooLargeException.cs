using System.Globalization;

namespace Flask.Net.Sessions;

/// <summary>A session holds more than its store takes.</summary>
public sealed class SessionTooLargeException : InvalidOperationException
{
    private SessionTooLargeException(string message, long size, long limit)
        : base(message) => (Size, Limit) = (size, limit);

    /// <summary>How large the session is, in bytes.</summary>
    public long Size { get; }

    /// <summary>How large it may be, in bytes.</summary>
    public long Limit { get; }

    internal static SessionTooLargeException Cookie(string name, long size, long limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"The session does not fit into a cookie: '{name}' has {size} bytes, and browsers keep {limit} (MAX_COOKIE_SIZE). ")
            + "They would drop it, and the visitor would be signed out in silence. Keep less in the session, as an id instead of an object, or keep it on "
            + $"the server: app.SessionInterface = new {nameof(ServerSessionInterface)}();",
        size, limit);

    internal static SessionTooLargeException Stored(long size, long limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"The session has {size} bytes, and {nameof(ServerSessionInterface)}.{nameof(ServerSessionInterface.MaximumSize)} is {limit}. ")
            + "Keep less in it, as ids instead of objects, or raise the limit.",
        size, limit);
}
