using System.Globalization;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Builtins.Filters;

/// <summary>An <c>attribute=</c> argument: <c>'a.b.0'</c> read one part after the other, as items by the rules of the environment.</summary>
internal sealed class AttributePath
{
    private readonly Value[] _parts;
    private readonly bool _ignoresCase;
    private readonly Value _fallback;

    private AttributePath(Value[] parts, bool ignoresCase, Value fallback)
    {
        _parts = parts;
        _ignoresCase = ignoresCase;
        _fallback = fallback;
    }

    /// <param name="attribute">A name with dots, an index, or None for the item itself.</param>
    /// <param name="ignoresCase">Whether text found is taken in lower case.</param>
    /// <param name="fallback">What stands for an undefined part; None or missing for nothing.</param>
    public static AttributePath Of(in Value attribute, bool ignoresCase = false, Value fallback = default) =>
        new(Split(attribute), ignoresCase, fallback);

    /// <summary>Several paths between commas, which together make one key.</summary>
    public static AttributePath[] Several(in Value attribute, bool ignoresCase) => attribute.IsText
        ? Array.ConvertAll(attribute.AsText.Split(','), path => Of(Value.Text(path), ignoresCase))
        : [Of(attribute, ignoresCase)];

    private static Value[] Split(in Value attribute)
    {
        if (attribute.IsNone || attribute.IsMissing) return [];
        if (!attribute.IsText) return [attribute];
        return Array.ConvertAll(attribute.AsText.Split('.'), static part =>
            CharacterTests.IsDigit(part) && long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long index) ? Value.Int(index) : Value.Text(part));
    }

    /// <summary>What the path leads to from an item; pending if a part of it is.</summary>
    public Value Read(IRuntimeServices services, in Value item) => From(services, item, 0);

    private Value From(IRuntimeServices services, Value item, int part)
    {
        for (; part < _parts.Length && !item.IsPending; part++)
        {
            services.Budget.Step();
            item = services.Environment.GetItem(services, item, _parts[part]);
            if (item.IsUndefined && !_fallback.IsNone && !_fallback.IsMissing) item = _fallback;
        }

        if (item.IsPending) return Awaitables.FromTask(Later(services, Awaitables.TaskOf(item), part));
        return _ignoresCase ? IgnoreCase(item) : item;
    }

    // Whoever is handed the task leaves the render for it, so that nothing else of the render runs meanwhile.
    private async Task<object?> Later(IRuntimeServices services, Task pending, int part)
    {
        await pending.ConfigureAwait(false);
        return From(services, Awaitables.Result(pending), part);
    }

    /// <summary>Text in lower case; everything else as it is.</summary>
    public static Value IgnoreCase(in Value value) => value.IsText ? Value.Text(CaseMapping.ToLower(value.AsText)) : value;
}
