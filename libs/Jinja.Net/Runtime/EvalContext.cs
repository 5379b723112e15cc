namespace Jinja.Net.Runtime;

/// <summary>What a running template has switched: whether output is escaped. A filter that takes one as its first parameter is given the current one.</summary>
/// <remarks>Mirrors <c>jinja2.nodes.EvalContext</c>.</remarks>
public sealed class EvalContext
{
    internal EvalContext(bool autoEscape) => AutoEscape = autoEscape;

    /// <summary>Whether what a template prints is escaped at this place.</summary>
    public bool AutoEscape { get; internal set; }
}
