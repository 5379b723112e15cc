namespace Flask.Net;

/// <summary>Knows which context is current on this flow of execution. The only ambient state of the library.</summary>
internal static class ContextStack
{
    private static readonly AsyncLocal<IContextFrame?> Frame = new();

    /// <summary>The context that was entered last, if it is still alive or not; null outside of any.</summary>
    public static FlaskContext? Top => Frame.Value?.Context;

    /// <summary>Makes a frame current and answers the one before it, which <see cref="Leave"/> wants back.</summary>
    public static IContextFrame? Enter(IContextFrame frame)
    {
        IContextFrame? before = Frame.Value;
        Frame.Value = frame;
        return before;
    }

    /// <summary>Makes the frame before current again.</summary>
    public static void Leave(IContextFrame? before) => Frame.Value = before;
}

/// <summary>What can be current: a context, or a place that will hold one.</summary>
internal interface IContextFrame
{
    /// <summary>The context that is meant.</summary>
    FlaskContext? Context { get; }
}
