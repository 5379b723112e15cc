using Jinja.Net.Runtime;

namespace Jinja.Net;

/// <summary>Which undefined values an environment makes.</summary>
public sealed class UndefinedKind
{
    private readonly Func<UndefinedInfo, Undefined> _make;

    private UndefinedKind(Func<UndefinedInfo, Undefined> make) => _make = make;

    /// <summary>Prints nothing and is false; attributes and arithmetic are errors.</summary>
    public static UndefinedKind Default { get; } = new(static info => new Undefined(info));

    /// <summary>Every use but <c>is defined</c> and <c>default</c> is an error.</summary>
    public static UndefinedKind Strict { get; } = new(static info => new StrictUndefined(info));

    /// <summary>Prints what is missing.</summary>
    public static UndefinedKind Debug { get; } = new(static info => new DebugUndefined(info));

    /// <summary>Attributes and items of it are undefined too.</summary>
    public static UndefinedKind Chainable { get; } = new(static info => new ChainableUndefined(info));

    /// <summary>Like <see cref="Default"/>, and tells a log of every use.</summary>
    /// <param name="log">Takes each message: whether it is an error, and what is undefined.</param>
    /// <returns>The kind.</returns>
    public static UndefinedKind Logging(Action<bool, string> log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return new(info => new LoggingUndefined(info, log));
    }

    /// <summary>A kind of your own.</summary>
    /// <param name="make">Makes the value from what was looked for.</param>
    /// <returns>The kind.</returns>
    public static UndefinedKind Custom(Func<UndefinedInfo, Undefined> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return new(make);
    }

    internal Undefined Make(UndefinedInfo info) => _make(info);
}
