using System.Buffers;
using System.Globalization;
using System.Text;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Filters that make HTML, attributes and addresses.</summary>
internal static class HtmlFilters
{
    private static readonly SearchValues<char> NotInAttributeNames = SearchValues.Create(" \t\n\r\f\v/>=");

    public static Value Escape(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Markup(Escaping.Escape(a[0], services.Budget));

    public static Value ForceEscape(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Markup(HtmlEscaper.Escape(Html(services, a[0])));

    public static Value Safe(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Markup(Html(services, a[0]));

    public static Value StripTags(IRuntimeServices services, ReadOnlySpan<Value> a) => HtmlValues.StripTags(services, Value.Markup(Html(services, a[0])));

    /// <summary>The value's own HTML if it has any, else its text.</summary>
    private static string Html(IRuntimeServices services, Value value) =>
        Escaping.TryMarkup(value, out string? html) ? html : Representation.Text(value, services.Budget);

    /// <summary>Attributes of an HTML element from a dict.</summary>
    public static Value XmlAttr(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        if (a[0].O is Undefined undefined) throw undefined.Fail();
        if (!MappingView.TryOf(a[0], out MappingView attributes)) throw PythonErrors.Attribute($"'{TypeNames.Of(a[0])}' object has no attribute 'items'");
        StringBuilder text = new();
        foreach ((Value key, Value value) in attributes.Pairs())
        {
            services.Budget.Step();
            if (value.IsNone || value.IsUndefined) continue;
            if (text.Length > 0) text.Append(' ');
            text.Append(HtmlEscaper.Escape(AttributeName(key))).Append("=\"").Append(Escaping.Escape(value, services.Budget)).Append('"');
            services.Budget.CheckText(text.Length);
        }

        if (text.Length > 0 && Truth.IsTrue(a[1])) text.Insert(0, ' ');
        return Value.Text(text.ToString(), services.EvalContext.AutoEscape);
    }

    private static string AttributeName(Value key)
    {
        if (!key.IsText) throw PythonErrors.Type($"expected string or bytes-like object, got '{TypeNames.Of(key)}'");
        if (key.AsText.AsSpan().ContainsAny(NotInAttributeNames)) throw PythonErrors.Value($"Invalid character in attribute name: {Representation.Repr(key)}");
        return key.AsText;
    }

    /// <summary>Text, or the pairs of a dict or list, for the query or path of an address.</summary>
    public static Value UrlEncode(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        if (a[0].IsText || a[0].O is TemplateReference || !Iteration.TryOf(a[0], out ValueEnumerator items)) return Value.Text(Quote(services, a[0], inQuery: false));
        if (MappingView.TryOf(a[0], out MappingView mapping)) items = Iteration.Of(Value.Object(new DictView(mapping, DictViewKind.Items)));
        StringBuilder text = new();
        Span<Value> pair = [default, default];
        for (bool first = true; items.MoveNext(); first = false)
        {
            Iteration.Unpack(services, items.Current, pair);
            if (!first) text.Append('&');
            text.Append(Quote(services, pair[0], inQuery: true)).Append('=').Append(Quote(services, pair[1], inQuery: true));
            services.Budget.CheckText(text.Length);
        }

        return Value.Text(text.ToString());
    }

    private static string Quote(IRuntimeServices services, Value value, bool inQuery)
    {
        byte[] bytes = value.O as byte[] ?? Encoding.UTF8.GetBytes(Representation.Text(value, services.Budget));
        services.Budget.ChargeText(bytes.Length * 3L);
        StringBuilder text = new(bytes.Length);
        foreach (byte item in bytes)
        {
            if (char.IsAsciiLetterOrDigit((char)item) || item is (byte)'_' or (byte)'.' or (byte)'-' or (byte)'~' || (item == '/' && !inQuery)) text.Append((char)item);
            else if (item == ' ' && inQuery) text.Append('+');
            else text.Append(CultureInfo.InvariantCulture, $"%{item:X2}");
        }

        return text.ToString();
    }

    /// <summary>JSON that may stand in HTML, in a script or in an attribute in single quotes.</summary>
    public static Value ToJson(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        Value settings = services.Environment.Policy("json.dumps_kwargs"), function = services.Environment.Policy("json.dumps_function");
        if (!function.IsMissing && !function.IsNone) return ToJsonBy(services, function, settings, a);
        return Value.Markup(JsonDumper.Dump(services.Budget, JsonSettings(services, settings, a), a[0]));
    }

    /// <summary>The same, written where it is printed. Should it fail in the middle, then so does the render.</summary>
    public static bool EmitJson(IRuntimeServices services, ReadOnlySpan<Value> a, OutputBuffer output, bool escape)
    {
        Value function = services.Environment.Policy("json.dumps_function");
        if (!function.IsMissing && !function.IsNone) return false;
        JsonDumper.Write(services.Budget, JsonSettings(services, services.Environment.Policy("json.dumps_kwargs"), a), a[0], output);
        return true;
    }

    private static JsonWriting JsonSettings(IRuntimeServices services, Value settings, ReadOnlySpan<Value> a)
    {
        JsonWriting options = JsonWriting.From(settings) with { EscapesHtml = true };
        return a[1].IsNone || a[0].IsText ? options : options with { Indent = JsonWriting.IndentOf(a[1], services.Budget) };
    }

    private static Value ToJsonBy(IRuntimeServices services, Value function, Value settings, ReadOnlySpan<Value> a)
    {
        List<string> names = [];
        List<Value> values = [a[0]];
        if (MappingView.TryOf(settings, out MappingView mapping))
        {
            foreach ((Value key, Value value) in mapping.Pairs())
            {
                if (key.AsText == "indent" && !a[1].IsNone) continue;
                names.Add(key.AsText);
                values.Add(value);
            }
        }

        if (!a[1].IsNone)
        {
            names.Add("indent");
            values.Add(a[1]);
        }

        Value json = services.Environment.Call(services, function, new CallArguments(values.ToArray(), names.ToArray()));
        return Value.Markup(JsonDumper.EscapeForHtml(Representation.Text(json, services.Budget)));
    }
}
