namespace Click.Net;

/// <summary>The contexts that are running, per flow of control.</summary>
internal static class ContextStack
{
    private static readonly AsyncLocal<Context?> Running = new();

    /// <summary>The innermost one; null outside of a command.</summary>
    public static Context? Current
    {
        get => Running.Value;
        set => Running.Value = value;
    }
}
