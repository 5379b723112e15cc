namespace Click.Net;

/// <summary>Where the value of a parameter came from, the most insistent first.</summary>
/// <remarks>Mirrors <c>click.core.ParameterSource</c>.</remarks>
public enum ParameterSource
{
    /// <summary>The user answered a prompt.</summary>
    Prompt,

    /// <summary>The command line.</summary>
    CommandLine,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>The context's default map, for example a configuration file.</summary>
    DefaultMap,

    /// <summary>The parameter's own default.</summary>
    Default,
}
