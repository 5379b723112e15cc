using System.Collections.Frozen;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Sandbox;

/// <summary>The attributes of Python's own making that values have there: a sandboxed template that names one is told that it is unsafe.</summary>
internal static class PythonInternals
{
    private static readonly FrozenSet<string> OfAll = Names(
        "class delattr dir doc eq format ge getattribute getstate gt hash init init_subclass le lt ne new reduce reduce_ex repr setattr sizeof str subclasshook");

    private static readonly FrozenSet<string> OfContainers = Names("contains getitem iter len class_getitem");
    private static readonly FrozenSet<string> OfText = Names("add mod mul rmod rmul getnewargs");
    private static readonly FrozenSet<string> OfMarkup = Names("html html_format dict module radd slots weakref");
    private static readonly FrozenSet<string> OfLists = Names("add delitem iadd imul mul reversed rmul setitem");
    private static readonly FrozenSet<string> OfTuples = Names("add getnewargs mul rmul");
    private static readonly FrozenSet<string> OfDicts = Names("delitem ior or reversed ror setitem");
    private static readonly FrozenSet<string> OfSets = Names("and iand ior isub ixor or rand ror rsub rxor sub xor");
    private static readonly FrozenSet<string> OfFloats = Names(
        "abs add bool divmod float floordiv int mod mul neg pos pow radd rdivmod rfloordiv rmod rmul round rpow rsub rtruediv sub truediv trunc ceil floor getnewargs getformat");

    private static readonly FrozenSet<string> OfInts = Names("and index invert lshift or rand rlshift ror rrshift rshift rxor xor");
    private static readonly FrozenSet<string> OfFunctions = Names("annotations builtins call closure code defaults dict get globals kwdefaults module name qualname");
    private static readonly FrozenSet<string> OfBoundMethods = Names("call module name qualname self text_signature");
    private static readonly FrozenSet<string> OfClasses = Names(
        "abstractmethods annotations base bases basicsize call dict dictoffset flags instancecheck itemsize module mro name or prepare qualname ror subclasscheck subclasses text_signature weakref weakrefoffset");


    private static readonly FrozenSet<string> OfObjects = Names("dict module weakref");
    private static readonly FrozenSet<string> OfUndefined = Names(
        "add bool call complex contains div float floordiv getattr getitem int iter len mod module mul neg pos pow radd rdiv rfloordiv rmod rmul rpow rsub rtruediv slots sub truediv");

    private static readonly FrozenSet<string> OfUndefinedAlone = FrozenSet.Create(
        "_undefined_hint", "_undefined_obj", "_undefined_name", "_undefined_exception", "_undefined_message", "_fail_with_undefined_error");

    // What Jinja's own objects keep for themselves.
    private static readonly FrozenDictionary<string, FrozenSet<string>> OfRuntime = new Dictionary<string, FrozenSet<string>>
    {
        ["Macro"] = FrozenSet.Create("_environment", "_func", "_argument_count", "_default_autoescape", "_invoke"),
        ["LoopContext"] = FrozenSet.Create(
            "_length", "_iterable", "_iterator", "_current", "_before", "_after", "_last_changed_value", "_recurse", "_undefined", "_to_iterator", "_peek_next"),
        ["BlockReference"] = FrozenSet.Create("_context", "_stack", "_depth"),
        ["TemplateReference"] = FrozenSet.Create("_TemplateReference__context"),
        ["Namespace"] = FrozenSet.Create("_Namespace__attrs"),
    }.ToFrozenDictionary();

    private static FrozenSet<string> Names(string names) => names.Split(' ').Select(static name => $"__{name}__").ToFrozenSet();

    /// <summary>Whether a value has an internal attribute of this name in Python.</summary>
    public static bool Has(Value value, string name)
    {
        if (value.O is Undefined && OfUndefinedAlone.Contains(name)) return true;
        if (!name.StartsWith("__", StringComparison.Ordinal) || !name.EndsWith("__", StringComparison.Ordinal)) return value.O is INamedType named && OfRuntime.TryGetValue(named.TypeName, out FrozenSet<string>? own) && own.Contains(name);
        if (OfAll.Contains(name)) return true;
        return value.Kind switch
        {
            ValueKind.Text => OfContainers.Contains(name) || OfText.Contains(name),
            ValueKind.Markup => OfContainers.Contains(name) || OfText.Contains(name) || OfMarkup.Contains(name),
            ValueKind.List => OfContainers.Contains(name) || OfLists.Contains(name),
            ValueKind.Tuple => OfContainers.Contains(name) || OfTuples.Contains(name),
            ValueKind.Dict => OfContainers.Contains(name) || OfDicts.Contains(name),
            ValueKind.Set => OfContainers.Contains(name) || OfSets.Contains(name),
            ValueKind.Double or ValueKind.Single => OfFloats.Contains(name),
            ValueKind.Bool or ValueKind.Int or ValueKind.BigInt => OfFloats.Contains(name) || OfInts.Contains(name),
            ValueKind.Undefined => OfUndefined.Contains(name),
            ValueKind.Object => OfObject(value.O!, name),
            _ => name == "__bool__",
        };
    }

    private static bool OfObject(object instance, string name) => instance switch
    {
        BoundMethod => OfBoundMethods.Contains(name),
        INamedType { TypeName: "type" } => OfClasses.Contains(name),
        INamedType => OfObjects.Contains(name) || (instance is Callable && name == "__call__"),
        Callable or Delegate => OfFunctions.Contains(name),
        _ => OfObjects.Contains(name),
    };
}
