using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>An undefined value that may only be tested for being defined.</summary>
/// <remarks>Mirrors <c>jinja2.StrictUndefined</c>.</remarks>
/// <param name="info">What was looked for.</param>
public class StrictUndefined(UndefinedInfo info) : Undefined(info)
{
    internal override string ClassName => "StrictUndefined";

    internal override bool IsStrict => true;

    /// <inheritdoc/>
    public override string Print() => throw Fail();
}

/// <summary>An undefined value that prints what is missing.</summary>
/// <remarks>Mirrors <c>jinja2.DebugUndefined</c>.</remarks>
/// <param name="info">What was looked for.</param>
public class DebugUndefined(UndefinedInfo info) : Undefined(info)
{
    internal override string ClassName => "DebugUndefined";

    /// <inheritdoc/>
    public override string Print()
    {
        if (Info.Hint is string hint) return $"{{{{ undefined value printed: {hint} }}}}";
        if (Info.ParentValue.IsMissing) return $"{{{{ {Info.Name} }}}}";
        string key = Info.Name is null ? Representation.Repr(Info.Key) : Representation.Quote(Info.Name);
        return $"{{{{ no such element: {TypeNames.Describe(Info.ParentValue)}[{key}] }}}}";
    }
}

/// <summary>An undefined value whose attributes and items are undefined too.</summary>
/// <remarks>Mirrors <c>jinja2.ChainableUndefined</c>.</remarks>
/// <param name="info">What was looked for.</param>
public class ChainableUndefined(UndefinedInfo info) : Undefined(info)
{
    internal override string ClassName => "ChainableUndefined";

    internal override bool Chains => true;
}

/// <summary>Writes a warning to a log when it is read and an error when it is misused.</summary>
/// <remarks>Mirrors <c>jinja2.make_logging_undefined</c>.</remarks>
/// <param name="info">What was looked for.</param>
/// <param name="log">Takes each message: whether it is an error, and what is undefined.</param>
public class LoggingUndefined(UndefinedInfo info, Action<bool, string> log) : Undefined(info)
{
    /// <inheritdoc/>
    protected internal override void OnUse(string message) => log(true, $"Template variable error: {message}");

    /// <inheritdoc/>
    protected internal override void OnRead() => log(false, $"Template variable warning: {Message}");

    /// <inheritdoc/>
    public override string Print()
    {
        OnRead();
        return base.Print();
    }
}
