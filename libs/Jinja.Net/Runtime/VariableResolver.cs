namespace Jinja.Net.Runtime;

/// <summary>Gives a variable in its own way.</summary>
/// <param name="context">The variables of the template that asks. What it holds by itself is found with <see cref="RenderContext.TryGet"/>.</param>
/// <param name="name">The variable's name.</param>
/// <param name="value">Its value; an <see cref="Undefined"/> hides what the context has.</param>
/// <returns>Whether the value is to be taken; otherwise the variable is found as usual. A name is asked for once in each template, macro module or block of a render.</returns>
public delegate bool VariableResolver(RenderContext context, string name, out object? value);
