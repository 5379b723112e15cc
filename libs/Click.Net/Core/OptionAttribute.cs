namespace Click.Net;

/// <summary>Makes a function's parameter, or a class's property, an option. Its type, default and nullability say the rest.</summary>
/// <param name="declarations">The names; <c>--</c> and the parameter's name with dashes where left out.</param>
/// <remarks>Mirrors <c>@click.option</c>.</remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class OptionAttribute(params string[] declarations) : Attribute
{
    /// <summary>The names.</summary>
    public IReadOnlyList<string> Declarations { get; } = declarations;

    /// <inheritdoc cref="Parameter.Help" />
    public string? Help { get; init; }

    /// <summary>Asks for the value where it is not given: the question; empty makes one of the name.</summary>
    public string? Prompt { get; init; }

    /// <summary>Asks a second time.</summary>
    public bool ConfirmationPrompt { get; init; }

    /// <inheritdoc cref="Option.HideInput" />
    public bool HideInput { get; init; }

    /// <inheritdoc cref="Option.ShowDefault" />
    public bool ShowDefault { get; init; }

    /// <summary>The environment variable that is asked for a value.</summary>
    public string? EnvVar { get; init; }

    /// <inheritdoc cref="Option.ShowEnvVar" />
    public bool ShowEnvVar { get; init; }

    /// <inheritdoc cref="Parameter.Metavar" />
    public string? Metavar { get; init; }

    /// <inheritdoc cref="Option.Hidden" />
    public bool Hidden { get; init; }

    /// <inheritdoc cref="Option.Count" />
    public bool Count { get; init; }

    /// <inheritdoc cref="Parameter.IsEager" />
    public bool IsEager { get; init; }

    /// <inheritdoc cref="Option.IsGlobal" />
    public bool IsGlobal { get; init; }

    /// <summary>Demands a value even of a parameter that is nullable or has a default.</summary>
    public bool Required { get; init; }

    /// <summary>Warns whoever still uses it, with what to do instead; empty for no more than that.</summary>
    public string? Deprecated { get; init; }

    /// <inheritdoc cref="Option.Section" />
    public string? Section { get; init; }
}
