using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>What a template defines: its macros, the variables of its top, and the text that it printed.</summary>
/// <remarks>Mirrors <c>jinja2.environment.TemplateModule</c>.</remarks>
public sealed class TemplateModule : MarkupSafe.Net.IHasHtml
{
    private readonly JinjaEnvironment _environment;
    private readonly ModuleObject _module;

    internal TemplateModule(JinjaEnvironment environment, ModuleObject module)
    {
        _environment = environment;
        _module = module;
    }

    /// <summary>The names that it exports.</summary>
    public IReadOnlyCollection<string> Names => _module.Context.ExportedNames;

    /// <summary>The value of a name that it exports.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">It exports no such name.</exception>
    public object? this[string name] =>
        _module.TryGetAttribute(_environment.Outside, name, out Value value) ? value.ToObject() : throw new KeyNotFoundException($"The template does not export '{name}'.");

    /// <summary>Calls a macro.</summary>
    /// <param name="name">The macro's name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="KeyNotFoundException">It exports no such name.</exception>
    /// <exception cref="TemplateException">The macro fails.</exception>
    public string Call(string name, params ReadOnlySpan<object?> arguments)
    {
        if (!_module.TryGetAttribute(_environment.Outside, name, out Value macro))
            throw new KeyNotFoundException($"The template does not export '{name}'.");
        Value[] values = new Value[arguments.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = Value.From(arguments[i]);
        return Representation.Text(_environment.Call(_environment.Outside, macro, new CallArguments(values)));
    }

    /// <inheritdoc/>
    public MarkupSafe.Net.Markup ToHtml() => _module.ToHtml();

    /// <summary>The text that the template printed.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _module.Body;
}
