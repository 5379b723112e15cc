namespace Flask.Net;

/// <summary>A place in the stack that a test reserves before a request is made, so that it can look at the request's context afterwards.</summary>
internal sealed class PreservedContext : IContextFrame
{
    /// <summary>The context of the last request.</summary>
    public FlaskContext? Context { get; set; }
}
