using Jinja.Net.Compilation;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>Templates that other templates ask for, by name or out of several.</summary>
public partial class JinjaEnvironment
{
    private CompiledTemplate LoadValue(string? parent, Value name) =>
        name.O is Template template ? template.Code : GetTemplate(NameOf(name), parent).Code;

    private async ValueTask<CompiledTemplate> LoadValueAsync(string? parent, Value name, CancellationToken cancellation) =>
        name.O is Template template ? template.Code : (await GetTemplateAsync(NameOf(name), parent, null, cancellation).ConfigureAwait(false)).Code;

    private string NameOf(Value name)
    {
        if (Options.Loader is null)
            throw NoLoader();
        if (name.O is Undefined undefined)
            throw undefined.Fail();
        return name.IsText ? name.AsText : throw NotAName(name);
    }

    // What cannot be a key of the cache is refused by Python; of the rest the loader knows nothing.
    private static TemplateNotFoundException NotAName(Value name)
    {
        Comparison.Hash(name);
        return new TemplateNotFoundException(Representation.Text(name));
    }

    private static OperationException NoLoader() => new("TypeError", "no loader for this environment specified");

    private CompiledTemplate SelectValue(string? parent, Value names)
    {
        if (IsOne(names))
            return LoadValue(parent, names);
        if (!Truth.IsTrue(names))
            throw NoneFound([]);
        List<string> tried = [];
        ValueEnumerator items = Iteration.Of(names);
        while (items.MoveNext())
        {
            tried.Add(Shown(items.Current));
            try
            {
                return LoadValue(parent, items.Current);
            }
            catch (Exception error) when (error is TemplateNotFoundException or UndefinedException)
            {
                // The next one may exist.
            }
        }

        throw NoneFound(names, tried);
    }

    private async ValueTask<CompiledTemplate> SelectValueAsync(string? parent, Value names, CancellationToken cancellation)
    {
        if (IsOne(names))
            return await LoadValueAsync(parent, names, cancellation).ConfigureAwait(false);
        if (!Truth.IsTrue(names))
            throw NoneFound([]);
        List<string> tried = [];
        ValueEnumerator items = Iteration.Of(names);
        while (items.MoveNext())
        {
            tried.Add(Shown(items.Current));
            try
            {
                return await LoadValueAsync(parent, items.Current, cancellation).ConfigureAwait(false);
            }
            catch (Exception error) when (error is TemplateNotFoundException or UndefinedException)
            {
                // The next one may exist.
            }
        }

        throw NoneFound(names, tried);
    }

    // Python tells the last of the names by its index.
    private static TemplateException NoneFound(Value names, List<string> tried)
    {
        if (MappingView.TryOf(names, out MappingView mapping) && !mapping.TryGet(Value.Int(-1), out _))
            return PythonErrors.Key(Value.Int(-1));
        return Subscript.TryIndex(names, Value.Int(-1), out _) || mapping.Count > 0 ? NoneFound(tried) : PythonErrors.Type($"'{TypeNames.Of(names)}' object is not subscriptable");
    }

    private static bool IsOne(Value names) => names.IsText || names.IsUndefined || names.O is Template;

    private static string Shown(Value name) => name.O is Undefined missing ? missing.Message : Representation.Text(name);
}
