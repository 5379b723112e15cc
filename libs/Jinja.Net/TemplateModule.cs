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
        Value macro = Find(name);
        return Representation.Text(_environment.Call(_environment.Outside, macro, new CallArguments(Values(arguments))));
    }

    /// <summary>Calls a macro that may have to wait.</summary>
    /// <param name="name">The macro's name.</param>
    /// <param name="arguments">Its arguments; those that are tasks are awaited where the macro uses them.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="KeyNotFoundException">It exports no such name.</exception>
    /// <exception cref="TemplateException">The macro fails.</exception>
    public async ValueTask<string> CallAsync(string name, IReadOnlyList<object?>? arguments = null, CancellationToken cancellation = default)
    {
        Value callee = Find(name);
        if (callee.O is not Macro macro)
            throw new ArgumentException($"'{name}' is no macro.", nameof(name));
        Frame frame = macro.NewFrame(_environment.Outside, _environment.NewBudget(cancellation), canWait: true);
        Value value = Driver.Start(frame, () => _environment.Call(frame, callee, new CallArguments(Values([.. arguments ?? []]))));
        return Representation.Text(await Driver.EndAsync(frame, value).ConfigureAwait(false));
    }

    private Value Find(string name) =>
        _module.TryGetAttribute(_environment.Outside, name, out Value value) ? value : throw new KeyNotFoundException($"The template does not export '{name}'.");

    private static Value[] Values(ReadOnlySpan<object?> arguments)
    {
        Value[] values = new Value[arguments.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = Value.From(arguments[i]);
        return values;
    }

    /// <inheritdoc/>
    public MarkupSafe.Net.Markup ToHtml() => _module.ToHtml();

    /// <summary>The text that the template printed.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _module.Body;
}
