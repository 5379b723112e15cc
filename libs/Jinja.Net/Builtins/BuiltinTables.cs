using System.Collections.Frozen;
using Jinja.Net.Builtins.Filters;
using Jinja.Net.Builtins.Globals;
using Jinja.Net.Builtins.Tests;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins;

/// <summary>The filters, tests, globals and policies that every environment begins with.</summary>
internal static class BuiltinTables
{
    public static readonly FrozenDictionary<string, Callable> Filters = MakeFilters();

    public static readonly FrozenDictionary<string, Callable> Tests = MakeTests();

    public static readonly FrozenDictionary<string, Value> Globals = MakeGlobals();

    /// <summary>Settings of built-ins that an environment may change.</summary>
    public static readonly FrozenDictionary<string, Value> Policies = new Dictionary<string, Value>
    {
        ["compiler.ascii_str"] = Value.True,
        ["urlize.rel"] = Value.Text("noopener"),
        ["urlize.target"] = Value.None,
        ["urlize.extra_schemes"] = Value.None,
        ["truncate.leeway"] = Value.Int(5),
        ["json.dumps_function"] = Value.None,
        ["json.dumps_kwargs"] = Value.Object(FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("sort_keys", (object?)true)])),
        ["ext.i18n.trimmed"] = Value.False,
    }.ToFrozenDictionary();

    private static NativeCallable Native(string name, string parameters, NativeFunction function, NativeEmitter? emitter = null) =>
        new(name, Signature.Parse(parameters), function) { Emitter = emitter, Taking = Appetites.Of(name), Reader = Appetites.ReaderOf(name) };

    private static FrozenDictionary<string, Callable> MakeFilters()
    {
        Dictionary<string, Callable> table = [];
        void Add(string names, string parameters, NativeFunction function, NativeEmitter? emitter = null)
        {
            foreach (string name in names.Split(' ')) table[name] = Native("do_" + names.Split(' ')[0], parameters, function, emitter);
        }

        Add("abs", "x, /", NumberFilters.Abs);
        Add("attr", "obj, name", ValueFilters.Attr);
        Add("batch", "value, linecount, fill_with=none", SequenceFilters.Batch);
        Add("capitalize", "s", StringFilters.Capitalize);
        Add("center", "value, width=80", StringFilters.Center);
        Add("default d", "value, default_value='', boolean=false", ValueFilters.Default);
        Add("dictsort", "value, case_sensitive=false, by='key', reverse=false", OrderingFilters.DictSort);
        Add("escape e", "s, /", HtmlFilters.Escape, EmittedFilters.Escape);
        Add("filesizeformat", "value, binary=false", NumberFilters.FileSizeFormat);
        Add("first", "seq", SequenceFilters.First);
        Add("float", "value, default=?", static (services, a) => NumberFilters.Float(services, [a[0], a[1].IsMissing ? Value.Double(0) : a[1]]));
        Add("forceescape", "value", HtmlFilters.ForceEscape, EmittedFilters.ForceEscape);
        Add("format", "value, /, *args, **kwargs", StringFilters.Format);
        Add("groupby", "value, attribute, default=none, case_sensitive=false", GroupingFilters.GroupBy);
        Add("indent", "s, width=4, first=false, blank=false", TextLayout.Indent);
        Add("int", "value, default=0, base=10", NumberFilters.Int);
        Add("items", "value", SequenceFilters.Items);
        Add("join", "value, d='', attribute=none", SequenceFilters.Join, EmittedFilters.Join);
        Add("last", "seq", SequenceFilters.Last);
        Add("length count", "obj, /", SequenceFilters.Length);
        Add("list", "value", SequenceFilters.List);
        Add("lower", "s", StringFilters.Lower, EmittedFilters.Lower);
        Add("map", "value, /, *args, **kwargs", SelectionFilters.Map);
        Add("max", "value, case_sensitive=false, attribute=none", OrderingFilters.Max);
        Add("min", "value, case_sensitive=false, attribute=none", OrderingFilters.Min);
        Add("pprint", "value", ValueFilters.PPrint);
        Add("random", "seq", SequenceFilters.Random);
        Add("reject", "value, /, *args, **kwargs", SelectionFilters.Reject);
        Add("rejectattr", "value, /, *args, **kwargs", SelectionFilters.RejectAttr);
        Add("replace", "s, old, new, count=none", StringFilters.Replace, EmittedFilters.Replace);
        Add("reverse", "value", SequenceFilters.Reverse);
        Add("round", "value, precision=0, method='common'", NumberFilters.Round);
        Add("safe", "value", HtmlFilters.Safe, EmittedFilters.Safe);
        Add("select", "value, /, *args, **kwargs", SelectionFilters.Select);
        Add("selectattr", "value, /, *args, **kwargs", SelectionFilters.SelectAttr);
        Add("slice", "value, slices, fill_with=none", SequenceFilters.Slice);
        Add("sort", "value, reverse=false, case_sensitive=false, attribute=none", OrderingFilters.Sort);
        Add("string", "s, /", StringFilters.String);
        Add("striptags", "value", HtmlFilters.StripTags);
        Add("sum", "iterable, attribute=none, start=0", SequenceFilters.Sum);
        Add("title", "s", StringFilters.Title);
        Add("tojson", "value, indent=none", HtmlFilters.ToJson, HtmlFilters.EmitJson);
        Add("trim", "value, chars=none", StringFilters.Trim, EmittedFilters.Trim);
        Add("truncate", "s, length=255, killwords=false, end='...', leeway=none", TextLayout.Truncate, EmittedFilters.Truncate);
        Add("unique", "value, case_sensitive=false, attribute=none", SequenceFilters.Unique);
        Add("upper", "s", StringFilters.Upper, EmittedFilters.Upper);
        Add("urlencode", "value", HtmlFilters.UrlEncode);
        Add("urlize", "value, trim_url_limit=none, nofollow=false, target=none, rel=none, extra_schemes=none", UrlizeFilter.Urlize);
        Add("wordcount", "s", StringFilters.WordCount);
        Add("wordwrap", "s, width=79, break_long_words=true, wrapstring=none, break_on_hyphens=true", TextLayout.WordWrap);
        Add("xmlattr", "d, autospace=true", HtmlFilters.XmlAttr);
        return table.ToFrozenDictionary();
    }

    private delegate bool Question(Value value);

    private static FrozenDictionary<string, Callable> MakeTests()
    {
        Dictionary<string, Callable> table = [];
        void Ask(string name, Question question) => table[name] = Native("test_" + name, "value", (_, a) => Value.Bool(question(a[0])));
        void Add(string name, string parameters, NativeFunction function) => table[name] = Native("test_" + name, parameters, function);
        void Compare(string names, string name, ComparisonOperator op)
        {
            foreach (string alias in names.Split(' ')) table[alias] = Native(name, "a, b, /", (services, a) => Value.Bool(Comparison.Compare(services, op, a[0], a[1])));
        }

        Ask("boolean", TypeTests.Boolean);
        Ask("callable", TypeTests.Callable);
        Ask("defined", TypeTests.Defined);
        Ask("escaped", TypeTests.Escaped);
        Ask("false", TypeTests.False);
        Ask("float", TypeTests.Float);
        Ask("integer", TypeTests.Integer);
        Ask("iterable", TypeTests.Iterable);
        Ask("mapping", TypeTests.Mapping);
        Ask("none", TypeTests.None);
        Ask("number", TypeTests.Number);
        Ask("sequence", TypeTests.Sequence);
        Ask("string", TypeTests.String);
        Ask("true", TypeTests.True);
        Ask("undefined", TypeTests.Undefined);
        Add("divisibleby", "value, num", ValueTests.DivisibleBy);
        Add("even", "value", ValueTests.Even);
        Add("filter", "value", ValueTests.Filter);
        Add("in", "value, seq", static (services, a) => Value.Bool(Membership.Contains(services, a[1], a[0])));
        Add("lower", "value", ValueTests.Lower);
        Add("odd", "value", ValueTests.Odd);
        Add("sameas", "value, other", ValueTests.SameAs);
        Add("test", "value", ValueTests.Test);
        Add("upper", "value", ValueTests.Upper);
        Compare("== eq equalto", "eq", ComparisonOperator.Equal);
        Compare("!= ne", "ne", ComparisonOperator.NotEqual);
        Compare("> gt greaterthan", "gt", ComparisonOperator.Greater);
        Compare(">= ge", "ge", ComparisonOperator.GreaterOrEqual);
        Compare("< lt lessthan", "lt", ComparisonOperator.Less);
        Compare("<= le", "le", ComparisonOperator.LessOrEqual);
        return table.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, Value> MakeGlobals() => new Dictionary<string, Value>
    {
        ["range"] = Value.Object(new GlobalType("range", RangeGlobal.Make)),
        ["dict"] = Value.Object(new GlobalType("dict", MakeDict) { Statics = [DictMethods.FromKeysOfClass], Methods = DictMethods.Table, IsGeneric = true }),
        ["lipsum"] = Value.Object(Native("generate_lorem_ipsum", "n=5, html=true, min=20, max=100", LoremIpsum.Make)),
        ["cycler"] = Value.Object(new GlobalType("jinja2.utils.Cycler", Cycler.Make)),
        ["joiner"] = Value.Object(new GlobalType("jinja2.utils.Joiner", Joiner.Make)),
    }.ToFrozenDictionary();

    private static readonly Signature DictParameters = Signature.Parse("other=?, /, **kwargs");

    private static Value MakeDict(IRuntimeServices services, in CallArguments arguments)
    {
        Value[] bound = DictParameters.Bind("dict", arguments);
        PyDict made = [];
        if (!bound[0].IsMissing) DictMethods.Fill(services, made, bound[0]);
        DictMethods.Fill(services, made, bound[1]);
        return Value.Dict(made);
    }
}
