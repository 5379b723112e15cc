using System.Numerics;
using MarkupSafe.Net.Formatting;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's <c>%</c> and <c>str.format</c> over the values of templates.</summary>
internal static class TextFormatting
{
    /// <summary><c>format % arguments</c>; safe when the format is, and then every argument is escaped.</summary>
    public static Value Percent(RenderBudget budget, Value format, Value arguments)
    {
        TemplateFormatValues values = new(budget, null) { Escapes = format.IsMarkup };
        return Value.Text(PercentFormat.Format(format.AsText, arguments, values), format.IsMarkup);
    }

    /// <summary><c>format.format(…)</c>.</summary>
    public static Value Braces(IRuntimeServices services, Value format, ReadOnlySpan<Value> positional, PyDict? named)
    {
        TemplateFormatValues values = new(services.Budget, services) { Escapes = format.IsMarkup };
        object?[] items = new object?[positional.Length];
        for (int i = 0; i < items.Length; i++) items[i] = positional[i];
        return Value.Text(BraceFormat.Format(format.AsText, items, named is null ? null : new NamedValues(named), values), format.IsMarkup);
    }

    /// <summary><c>format.format_map(mapping)</c>.</summary>
    public static Value BracesFromMap(IRuntimeServices services, Value format, Value mapping)
    {
        object source = mapping;
        TemplateFormatValues values = new(services.Budget, services) { Escapes = format.IsMarkup, Source = source };
        return Value.Text(BraceFormat.FormatMap(format.AsText, source, values), format.IsMarkup);
    }

    /// <summary>Python's <c>format(value, specification)</c>.</summary>
    public static string Field(RenderBudget budget, Value value, string specification) =>
        FieldFormat.Format(value, specification, new TemplateFormatValues(budget, null));
}

/// <summary>Keyword arguments with the values still as values.</summary>
internal sealed class NamedValues(PyDict named) : IReadOnlyDictionary<string, object?>
{
    public object? this[string key] => named[key];

    public IEnumerable<string> Keys => Pairs().Select(static pair => pair.Key);

    public IEnumerable<object?> Values => Pairs().Select(static pair => pair.Value);

    public int Count => named.Count;

    public bool ContainsKey(string key) => named.TryGet(key, out _);

    public bool TryGetValue(string key, out object? value)
    {
        bool found = named.TryGet(key, out Value item);
        value = item;
        return found;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Pairs().GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<KeyValuePair<string, object?>> Pairs()
    {
        for (int at = 0; named.Next(ref at, out Value key, out Value value);) yield return new(key.AsText, value);
    }
}

/// <summary>Answers the format engine for the values of templates; each travels as a boxed <see cref="Value"/>.</summary>
/// <param name="budget">What the result is charged to.</param>
/// <param name="services">Reads attributes and items by the rules of the environment; <see langword="null"/> where a format has none.</param>
internal class TemplateFormatValues(RenderBudget budget, IRuntimeServices? services) : FormatValues
{
    /// <summary>Whether the format is safe text: then each argument is escaped.</summary>
    public bool Escapes { get; init; }

    /// <summary>What the names of the format are looked up in: its items alone count, also in a sandbox.</summary>
    public object? Source { get; init; }

    public override bool FollowsFormatter => Escapes || services?.Environment.IsSandboxed == true;

    public static Value Of(object? value) => value is Value own ? own : Value.From(value);

    public override string Text(object? value) => Values.Representation.Text(Of(value), budget);

    public override string Representation(object? value) => Values.Representation.Repr(Of(value), budget);

    public override string TypeName(object? value) => TypeNames.Of(Of(value));

    public override bool TryGetText(object? value, out string text)
    {
        Value own = Of(value);
        text = own.IsText ? own.AsText : "";
        return own.IsText;
    }

    public override bool TryGetInteger(object? value, out BigInteger number)
    {
        Value own = Of(value);
        number = Numbers.IsInteger(own) ? Numbers.Big(own) : default;
        return Numbers.IsInteger(own);
    }

    public override bool TryGetFloat(object? value, out double number)
    {
        Value own = Of(value);
        number = Numbers.IsFloat(own) ? Numbers.Float(own) : default;
        return Numbers.IsFloat(own);
    }

    public override bool TryTruncate(object? value, out BigInteger number)
    {
        Value own = Of(value);
        if (own.O is Undefined undefined) throw undefined.Fail();
        number = own.O is Guid uuid ? UuidMethods.Number(uuid) : default;
        if (!Numbers.IsNumber(own)) return own.O is Guid;
        number = own.Kind == ValueKind.Decimal ? new BigInteger(own.AsDecimal) : Numbers.IsFloat(own) ? Numbers.Big(Numbers.Truncate(Numbers.Float(own))) : Numbers.Big(own);
        return true;
    }

    public override bool TryConvertToFloat(object? value, out double number)
    {
        Value own = Of(value);
        if (own.O is Undefined undefined) throw undefined.Fail();
        number = Numbers.IsNumber(own) ? Numbers.ToDouble(own) : default;
        return Numbers.IsNumber(own);
    }

    public override string FormatObject(object? value, string specification)
    {
        Value own = Of(value);
        if (string.IsNullOrEmpty(specification)) return Text(value);
        if (own.Kind == ValueKind.Decimal) return FieldFormat.Format(Value.Double((double)own.AsDecimal), specification, this);
        if (own.Kind == ValueKind.Object && DateValues.IsDate(own.O!) && own.O is not TimeSpan) return DateFormat.Format(own.O!, specification);
        throw PythonErrors.Type($"unsupported format string passed to {TypeNames.Of(own)}.__format__");
    }

    public override string FormatField(object? value, string specification)
    {
        if (!Escapes) return base.FormatField(value, specification);
        Value own = Of(value);
        if (Escaping.TryMarkup(own, out string? html))
            return specification.Length == 0 ? html : throw PythonErrors.Value($"Format specifier {specification} given, but {TypeNames.Of(own)} does not define __html_format__. A class that defines __html__ must define __html_format__ to work with format specifiers.");
        return MarkupSafe.Net.HtmlEscaper.Escape(base.FormatField(value, specification));
    }

    public override string Convert(object? value, char conversion)
    {
        if (!Escapes) return base.Convert(value, conversion);
        return conversion == 's' ? Escaping.Escape(Of(value), budget) : MarkupSafe.Net.HtmlEscaper.Escape(base.Convert(value, conversion));
    }

    public override object? Attribute(object? value, string name)
    {
        Value own = Of(value);
        if (services is null) return base.Attribute(value, name);
        if (services.Environment.IsSandboxed) return services.Environment.GetAttribute(services, own, name);
        if (own.O is Undefined) return MemberAccess.GetAttribute(services, own, name);
        return MemberAccess.TryAttribute(services, own, name, out Value attribute)
            ? attribute
            : throw PythonErrors.Attribute($"'{TypeNames.Of(own)}' object has no attribute '{name}'");
    }

    public override object? Item(object? value, object key)
    {
        Value own = Of(value), index = key is string text ? Value.Text(text) : Value.From(key);
        if (services is { Environment.IsSandboxed: true } && !ReferenceEquals(value, Source)) return services.Environment.GetItem(services, own, index);
        return ItemOf(own, index);
    }

    private static Value ItemOf(Value own, Value key)
    {
        if (own.O is Undefined undefined) return undefined.Chains ? own : throw undefined.Fail();
        if (MappingView.TryOf(own, out MappingView mapping)) return mapping.TryGet(key, out Value item) ? item : throw PythonErrors.Key(key);
        if (!own.IsText && own.O is not (byte[] or PyRange) && !SequenceView.TryOf(own, out _)) throw PythonErrors.Type($"'{TypeNames.Of(own)}' object is not subscriptable");
        if (!Numbers.IsInteger(key)) throw PythonErrors.Type($"{TypeNames.Of(own)} indices must be integers or slices, not {TypeNames.Of(key)}");
        return Subscript.TryIndex(own, key, out Value found) ? found : throw PythonErrors.Index($"{TypeNames.Of(own)} index out of range");
    }

    public override IReadOnlyList<object?>? Tuple(object? arguments)
    {
        Value own = Of(arguments);
        if (!SequenceView.TryOf(own, out SequenceView view) || !view.IsTuple) return null;
        return [.. view.ToArray().Select(static item => (object?)item)];
    }

    public override bool IsMapping(object? arguments)
    {
        Value own = Of(arguments);
        return MappingView.TryOf(own, out _) || (SequenceView.TryOf(own, out SequenceView view) && !view.IsTuple) || own.O is byte[] or PyRange or Undefined or (IHasAttributes and IEnumerable<Value>);
    }

    public override void CheckLength(long characters) => budget.ChargeText(characters);

    public override Exception Error(FormatErrorKind kind, string message) => kind switch
    {
        FormatErrorKind.Type => PythonErrors.Type(message),
        FormatErrorKind.Key => new OperationException("KeyError", message),
        FormatErrorKind.Index => PythonErrors.Index(message),
        FormatErrorKind.Attribute => PythonErrors.Attribute(message),
        FormatErrorKind.Overflow => PythonErrors.Overflow(message),
        FormatErrorKind.Limit => PythonErrors.Memory(),
        _ => PythonErrors.Value(message),
    };
}
