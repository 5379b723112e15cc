using Jinja.Net.Compilation;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>What templates do with values, done by the program: filters, tests, attributes and items.</summary>
public partial class JinjaEnvironment
{
    /// <summary>Applies a filter, as <c>value|name(arguments)</c> does.</summary>
    /// <param name="name">The filter's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="arguments">Arguments by position; <see langword="null"/> for none.</param>
    /// <param name="named">Arguments by name; <see langword="null"/> for none.</param>
    /// <returns>What the filter gives. Filters that choose from a sequence give a sequence that chooses when it is gone through.</returns>
    /// <exception cref="TemplateRuntimeException">There is no such filter.</exception>
    /// <exception cref="TemplateException">The filter fails.</exception>
    /// <remarks>Mirrors <c>call_filter</c>.</remarks>
    public object? CallFilter(string name, object? value, IEnumerable<object?>? arguments = null, IEnumerable<KeyValuePair<string, object?>>? named = null) =>
        Apply("filter", name, ((ITemplateHost)this).FindFilter(name), value, arguments, named).ToObject();

    /// <summary>Asks a test, as <c>value is name(arguments)</c> does.</summary>
    /// <param name="name">The test's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="arguments">Arguments by position; <see langword="null"/> for none.</param>
    /// <param name="named">Arguments by name; <see langword="null"/> for none.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TemplateRuntimeException">There is no such test.</exception>
    /// <exception cref="TemplateException">The test fails.</exception>
    /// <remarks>Mirrors <c>call_test</c>.</remarks>
    public bool CallTest(string name, object? value, IEnumerable<object?>? arguments = null, IEnumerable<KeyValuePair<string, object?>>? named = null) =>
        Truth.IsTrue(Apply("test", name, ((ITemplateHost)this).FindTest(name), value, arguments, named));

    /// <summary>Reads <c>target.name</c>: the attribute, or else the item.</summary>
    /// <param name="target">The object.</param>
    /// <param name="name">The attribute's name.</param>
    /// <returns>Its value, an <see cref="Runtime.Undefined"/> if there is none.</returns>
    /// <remarks>Mirrors <c>getattr</c>.</remarks>
    public object? GetAttribute(object? target, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return GetAttribute(Outside, Value.From(target), name).ToObject();
    }

    /// <summary>Reads <c>target[key]</c>: the item, or else the attribute.</summary>
    /// <param name="target">The object.</param>
    /// <param name="key">The key or index.</param>
    /// <returns>Its value, an <see cref="Runtime.Undefined"/> if there is none.</returns>
    /// <remarks>Mirrors <c>getitem</c>.</remarks>
    public object? GetItem(object? target, object? key) => GetItem(Outside, Value.From(target), Value.From(key)).ToObject();

    private Value Apply(string kind, string name, Callable? callable, object? value, IEnumerable<object?>? arguments, IEnumerable<KeyValuePair<string, object?>>? named)
    {
        if (callable is null)
            throw new TemplateRuntimeException($"No {kind} named {Representation.Quote(name)}.");
        KeyValuePair<string, object?>[] byName = named?.ToArray() ?? [];
        Value[] values = [Value.From(value), .. (arguments ?? []).Select(static item => Value.From(item)), .. byName.Select(static pair => Value.From(pair.Value))];
        return callable.Invoke(Outside, new CallArguments(values, Array.ConvertAll(byName, static pair => pair.Key)));
    }
}
