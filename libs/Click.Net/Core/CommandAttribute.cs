namespace Click.Net;

/// <summary>Makes a function or a class a command.</summary>
/// <param name="name">The name that it is called by; made of the function's where left out.</param>
/// <remarks>Mirrors <c>@click.command</c>.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class CommandAttribute(string? name = null) : Attribute
{
    /// <summary>The name that it is called by.</summary>
    public string? Name { get; } = name;

    /// <inheritdoc cref="Command.Help" />
    public string? Help { get; init; }

    /// <inheritdoc cref="Command.ShortHelp" />
    public string? ShortHelp { get; init; }

    /// <inheritdoc cref="Command.Epilog" />
    public string? Epilog { get; init; }

    /// <inheritdoc cref="Command.Hidden" />
    public bool Hidden { get; init; }

    /// <inheritdoc cref="Command.NoArgsIsHelp" />
    public bool NoArgsIsHelp { get; init; }

    /// <summary>Warns whoever still uses it, with what to do instead; empty for no more than that.</summary>
    public string? Deprecated { get; init; }

    /// <inheritdoc cref="Command.Section" />
    public string? Section { get; init; }
}
