using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Filters;

/// <summary>
/// Filters that apply another filter or test to every item. What they give is made while it is gone through. A task that must be
/// awaited before there is a next item is handed to who goes through it.
/// </summary>
internal static class SelectionFilters
{
    public static Value Map(IRuntimeServices services, ReadOnlySpan<Value> a) =>
        Value.Object(new PyIterator(Mapped(services, a[0], a[1].AsTuple, a[2].AsDict)));

    private static IEnumerable<Value> Mapped(IRuntimeServices services, Value items, PyTuple arguments, PyDict named)
    {
        if (!Truth.IsTrue(items)) yield break;
        Func<Value, Value> change = Mapping(services, arguments, named);
        ValueEnumerator each = services.Items(items);
        while (each.TryNext())
        {
            Value item = each.Current;
            if (!item.IsPending)
            {
                services.Budget.Step();
                item = change(item);
                for (; item.IsPending; item = Awaitables.Finished(item)) yield return item;
            }

            yield return item;
        }
    }

    private static Func<Value, Value> Mapping(IRuntimeServices services, PyTuple arguments, PyDict named)
    {
        if (arguments.Count == 0 && named.TryGet("attribute", out Value attribute))
        {
            named.TryGet("default", out Value fallback);
            foreach ((string key, object? _) in (IEnumerable<KeyValuePair<string, object?>>)named)
                if (key is not ("attribute" or "default")) throw new FilterArgumentException($"Unexpected keyword argument {Representation.Quote(key)}");
            AttributePath path = AttributePath.Of(attribute, ignoresCase: false, fallback);
            return item => path.Read(services, item);
        }

        if (arguments.Count == 0) throw new FilterArgumentException("map requires a filter argument");
        return Applying(services, arguments[0], services.Environment.FindFilter, "filter", arguments.Span[1..], named);
    }

    public static Value Select(IRuntimeServices services, ReadOnlySpan<Value> a) => Chosen(services, a, keeps: true, byAttribute: false);

    public static Value Reject(IRuntimeServices services, ReadOnlySpan<Value> a) => Chosen(services, a, keeps: false, byAttribute: false);

    public static Value SelectAttr(IRuntimeServices services, ReadOnlySpan<Value> a) => Chosen(services, a, keeps: true, byAttribute: true);

    public static Value RejectAttr(IRuntimeServices services, ReadOnlySpan<Value> a) => Chosen(services, a, keeps: false, byAttribute: true);

    private static Value Chosen(IRuntimeServices services, ReadOnlySpan<Value> a, bool keeps, bool byAttribute) =>
        Value.Object(new PyIterator(Filtered(services, a[0], a[1].AsTuple, a[2].AsDict, keeps, byAttribute)));

    private static IEnumerable<Value> Filtered(IRuntimeServices services, Value items, PyTuple arguments, PyDict named, bool keeps, bool byAttribute)
    {
        if (!Truth.IsTrue(items)) yield break;
        if (byAttribute && arguments.Count == 0) throw new FilterArgumentException("Missing parameter for attribute name");
        AttributePath? path = byAttribute ? AttributePath.Of(arguments[0]) : null;
        Func<Value, Value>? test = Testing(services, arguments, named, byAttribute ? 1 : 0);
        ValueEnumerator each = services.Items(items);
        while (each.TryNext())
        {
            Value item = each.Current;
            if (item.IsPending)
            {
                yield return item;
                continue;
            }

            services.Budget.Step();
            Value answer = path is null ? item : path.Read(services, item);
            for (; answer.IsPending; answer = Awaitables.Finished(answer)) yield return answer;
            if (test is not null) answer = test(answer);
            for (; answer.IsPending; answer = Awaitables.Finished(answer)) yield return answer;
            if (Truth.IsTrue(answer) == keeps) yield return item;
        }
    }

    private static Func<Value, Value>? Testing(IRuntimeServices services, PyTuple arguments, PyDict named, int at) => arguments.Count > at
        ? Applying(services, arguments[at], services.Environment.FindTest, "test", arguments.Span[(at + 1)..], named)
        : null;

    /// <summary>A filter or test found by name when it is first needed, with the other arguments bound.</summary>
    private static Func<Value, Value> Applying(IRuntimeServices services, Value name, Func<string, Callable?> find, string what, ReadOnlySpan<Value> rest, PyDict named)
    {
        Value wanted = name;
        Callable? callable = null;
        List<string> names = [];
        List<Value> values = [default, .. rest];
        for (int at = 0; named.Next(ref at, out Value key, out Value value);)
        {
            names.Add(key.AsText);
            values.Add(value);
        }

        Value[] arguments = [.. values];
        string[] keywords = [.. names];
        return item =>
        {
            arguments[0] = item;
            callable ??= (IsName(wanted) ? find(wanted.AsText) : null) ?? throw Unknown(wanted, what);
            return callable.Invoke(services, new CallArguments(arguments, keywords));
        };
    }

    private static bool IsName(Value name)
    {
        _ = Comparison.Hash(name);
        return name.IsText;
    }

    private static TemplateRuntimeException Unknown(Value name, string what)
    {
        string message = $"No {what} named {Representation.Repr(name)}.";
        if (name.O is Undefined undefined) message += $" ({undefined.Message}; did you forget to quote the callable name?)";
        return new TemplateRuntimeException(message);
    }
}
