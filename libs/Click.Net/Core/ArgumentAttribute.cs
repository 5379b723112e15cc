namespace Click.Net;

/// <summary>Makes a function's parameter, or a class's property, an argument. Its type, default and nullability say the rest.</summary>
/// <param name="name">The name in help; the parameter's where left out.</param>
/// <remarks>Mirrors <c>@click.argument</c>.</remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ArgumentAttribute(string? name = null) : Attribute
{
    /// <summary>The name in help.</summary>
    public string? Name { get; } = name;

    /// <inheritdoc cref="Parameter.Help" />
    public string? Help { get; init; }

    /// <summary>The environment variable that is asked for a value.</summary>
    public string? EnvVar { get; init; }

    /// <inheritdoc cref="Parameter.Metavar" />
    public string? Metavar { get; init; }

    /// <summary>How many words it takes; -1 takes all that are left, 0 leaves it to the type.</summary>
    public int Nargs { get; init; }
}
