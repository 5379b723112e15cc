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
    private readonly string _text;

    private AttributePath(Value attribute, bool ignoresCase, Value fallback)
    {
        _parts = Split(attribute);
        _text = attribute.IsText ? attribute.AsText : attribute.IsInt ? attribute.AsInt.ToString(CultureInfo.InvariantCulture) : "";
        _ignoresCase = ignoresCase;
        _fallback = fallback;
    }

    /// <param name="attribute">A name with dots, an index, or None for the item itself.</param>
    /// <param name="ignoresCase">Whether text found is taken in lower case.</param>
    /// <param name="fallback">What stands for an undefined part; None or missing for nothing.</param>
    public static AttributePath Of(Value attribute, bool ignoresCase = false, Value fallback = default) =>
        new(attribute, ignoresCase, fallback);

    /// <summary>Several paths between commas, which together make one key.</summary>
    public static AttributePath[] Several(Value attribute, bool ignoresCase) => attribute.IsText
        ? Array.ConvertAll(attribute.AsText.Split(','), path => Of(Value.Text(path), ignoresCase))
        : [Of(attribute, ignoresCase)];

    private static Value[] Split(Value attribute)
    {
        if (attribute.IsNone || attribute.IsMissing) return [];
        if (!attribute.IsText) return [attribute];
        return Array.ConvertAll(attribute.AsText.Split('.'), part =>
            CharacterTests.IsDigit(part) && long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long index) ? Value.Int(index) : Value.Text(part, attribute.IsMarkup));
    }

    /// <summary>What the path leads to from an item; pending if a part of it is.</summary>
    public Value Read(IRuntimeServices services, Value item)
    {
        if (services is not Frame { ReadAhead: { } known } || item.O is null || !known.TryGetValue((item.O, _text), out Value value))
            return From(services, item, 0);
        return _ignoresCase ? IgnoreCase(value) : value;
    }

    /// <summary>Reads an attribute of all items before a filter does that cannot wait for it. Nothing is read twice.</summary>
    /// <param name="frame">The render.</param>
    /// <param name="bound">The filter's arguments, the items first; they become a list.</param>
    /// <param name="paths">The attributes.</param>
    /// <returns>The tasks to await; <see langword="null"/> if no item can give one.</returns>
    public static IEnumerable<Value>? ReadAhead(Frame frame, Value[] bound, AttributePath[] paths)
    {
        if (paths[0]._parts.Length == 0 || !Iteration.TryOf(bound[0], out ValueEnumerator items)) return null;
        PyList list = new();
        while (items.MoveNext()) list.Add(items.Current);
        bound[0] = Value.List(list);
        bool mayWait = false;
        foreach (Value item in list.Span) mayWait |= item.Kind == ValueKind.Object && Awaitables.MayGive(item.O!.GetType());
        return mayWait ? ReadAll(frame, list, paths) : null;
    }

    private static IEnumerable<Value> ReadAll(Frame frame, PyList items, AttributePath[] paths)
    {
        Dictionary<(object, string), Value> known = new(ByReference.Instance);
        for (int i = 0; i < items.Count; i++)
        {
            foreach (AttributePath path in paths)
            {
                Value item = items[i];
                if (item.IsMissing || known.ContainsKey((item.O!, path._text))) continue;
                Value value = path.From(frame, item, 0);
                for (; value.IsPending; value = Awaitables.Finished(value)) yield return value;
                known[(item.O!, path._text)] = value;
            }
        }

        frame.ReadAhead = known;
    }

    private sealed class ByReference : IEqualityComparer<(object Item, string Path)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals((object Item, string Path) one, (object Item, string Path) other) => ReferenceEquals(one.Item, other.Item) && one.Path == other.Path;

        public int GetHashCode((object Item, string Path) key) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Item), key.Path.GetHashCode(StringComparison.Ordinal));
    }

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
    public static Value IgnoreCase(Value value) => value.IsText ? Value.Text(CaseMapping.ToLower(value.AsText)) : value;
}
