namespace Jinja.Net.Runtime.Values;

/// <summary>Python's <c>in</c>.</summary>
internal static class Membership
{
    public static bool Contains(IRuntimeServices services, Value container, Value item) => container.Kind switch
    {
        ValueKind.Text or ValueKind.Markup => InText(services, container.AsText, item),
        ValueKind.Dict => container.AsDict.Contains(item),
        ValueKind.Set => container.AsSet.Contains(item),
        ValueKind.Bytes => InBytes(container.AsBytes, item),
        ValueKind.Undefined => InUndefined(container.AsUndefined),
        ValueKind.Object when MappingView.TryOf(container, out MappingView mapping) => mapping.TryGet(item, out _),
        ValueKind.Object when container.O is IMembership membership => membership.Contains(item),
        ValueKind.Object when item.IsText && container.O is ISet<string> texts => texts.Contains(item.AsText),
        ValueKind.Object when Sets.TryOf(container, out PySet? set) => set.Contains(item),
        ValueKind.List or ValueKind.Tuple or ValueKind.Object => InItems(services, container, item),
        _ => throw NotAContainer(container),
    };

    private static bool InText(IRuntimeServices services, string text, Value item)
    {
        if (!item.IsText) throw NotText(item);
        services.Budget.Charge(text.Length >> 4);
        return text.Contains(item.AsText, StringComparison.Ordinal);
    }

    private static OperationException NotText(Value item) =>
        PythonErrors.Type($"'in <string>' requires string as left operand, not {TypeNames.Of(item)}");

    private static bool InBytes(byte[] bytes, Value item)
    {
        if (item.O is byte[] part) return bytes.AsSpan().IndexOf(part) >= 0;
        if (!Numbers.IsInteger(item)) throw PythonErrors.Type($"a bytes-like object is required, not '{TypeNames.Of(item)}'");
        return item.N is >= 0 and <= 255 ? bytes.AsSpan().Contains((byte)item.N) : throw PythonErrors.Value("byte must be in range(0, 256)");
    }

    private static bool InUndefined(Undefined undefined) => undefined.IsStrict ? throw undefined.Fail() : false;

    private static bool InItems(IRuntimeServices services, Value container, Value item)
    {
        if (!Iteration.TryOf(container, out ValueEnumerator items)) throw NotAContainer(container);
        while (items.MoveNext())
        {
            services.Budget.Step();
            if (Comparison.Same(items.Current, item)) return true;
        }

        return false;
    }

    private static OperationException NotAContainer(Value container) =>
        PythonErrors.Type($"argument of type '{TypeNames.Of(container)}' is not iterable");
}

/// <summary>An object of ours that can say at once whether it holds a value.</summary>
internal interface IMembership
{
    bool Contains(Value item);
}
