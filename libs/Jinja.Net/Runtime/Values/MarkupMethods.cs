using System.Collections.Frozen;
using MarkupSafe.Net;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The methods of safe text: those of <c>str</c>, whose results stay safe and which escape what is put in.</summary>
internal static class MarkupMethods
{
    private static readonly FrozenSet<string> Escaping = FrozenSet.ToFrozenSet(["center", "ljust", "rjust"]);

    public static readonly FrozenDictionary<string, BuiltinMethod> Table = Make();

    private static FrozenDictionary<string, BuiltinMethod> Make()
    {
        Dictionary<string, BuiltinMethod> table = StringMethods.Table.Values.Where(static method => method.Name is not ("encode" or "maketrans"))
            .ToDictionary(static method => method.Name, Keep);
        table["encode"] = StringMethods.Table["encode"];
        table["maketrans"] = StringMethods.Table["maketrans"];
        table["format"] = StringMethods.Table["format"];
        table["format_map"] = StringMethods.Table["format_map"];
        table["join"] = Method("join", "self, items, /", Join);
        table["replace"] = Method("replace", "self, old, new, count=-1, /", Replace);
        table["striptags"] = Method("striptags", "self, /", static (services, a) => HtmlValues.StripTags(services, a[0]));
        table["unescape"] = Method("unescape", "self, /", static (services, a) => HtmlValues.Unescape(services, a[0]));
        table["escape"] = Method("escape", "self, value, /", static (services, a) => Value.Markup(Values.Escaping.Escape(a[1], services.Budget)));
        return table.ToFrozenDictionary();
    }

    /// <summary>A method of <c>str</c> whose texts come out safe.</summary>
    private static BuiltinMethod Keep(BuiltinMethod method) =>
        new(method.Name, Signature.Parse("self, *args, **kwargs"), (services, a) =>
        {
            PyTuple positional = a[1].AsTuple;
            PyDict named = a[2].AsDict;
            Value[] values = [a[0], .. positional.Span];
            if (Escaping.Contains(method.Name) && values.Length > 2) values[2] = Value.Markup(Values.Escaping.Escape(values[2]));
            return Safe(method.Invoke(services, Arguments(values, named)));
        });

    private static CallArguments Arguments(Value[] values, PyDict named)
    {
        if (named.Count == 0) return new CallArguments(values);
        List<Value> all = [.. values];
        List<string> names = [];
        for (int at = 0; named.Next(ref at, out Value key, out Value value);)
        {
            names.Add(key.AsText);
            all.Add(value);
        }

        return new CallArguments(all.ToArray(), names.ToArray());
    }

    private static Value Safe(Value result)
    {
        if (result.Kind == ValueKind.Text) return Value.Markup(result.AsText);
        if (result.Kind == ValueKind.Tuple) return Value.Tuple(new PyTuple(Array.ConvertAll(result.AsTuple.Span.ToArray(), static item => Safe(item))));
        if (result.Kind != ValueKind.List) return result;
        foreach (ref Value item in result.AsList.Writable) item = Safe(item);
        return result;
    }

    private static Value Join(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        Value[] items = Iteration.ToArray(services, a[1]);
        string[] parts = new string[items.Length];
        long length = 0;
        for (int i = 0; i < items.Length; i++)
        {
            parts[i] = Values.Escaping.Escape(items[i], services.Budget);
            length += parts[i].Length + a[0].AsText.Length;
        }

        services.Budget.ChargeText(length);
        return Value.Markup(string.Join(a[0].AsText, parts));
    }

    private static Value Replace(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        Value text = StringMethods.Replace(services, a[0].AsText, StringMethods.Text(a[1], "replace() argument 1"), Values.Escaping.Escape(a[2]), Numbers.Index(a[3]));
        return Value.Markup(text.AsText);
    }
}
