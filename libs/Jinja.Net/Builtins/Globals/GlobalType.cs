using System.Collections.Frozen;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Globals;

/// <summary>Makes the objects of a class that templates know by name.</summary>
internal delegate Value Constructor(IRuntimeServices services, in CallArguments arguments);

/// <summary>A global that is a class in Python: called, it makes an object.</summary>
internal sealed class GlobalType(string name, Constructor make) : Callable, INamedType, IHasAttributes, IHasRepr, ISubscriptable
{
    /// <summary>What the class offers without an object of it.</summary>
    public IReadOnlyList<Callable> Statics { get; init; } = [];

    public bool TryGetAttribute(IRuntimeServices services, string attribute, out Value value)
    {
        value = attribute == "__name__" ? Value.Text(name[(name.LastIndexOf('.') + 1)..]) : default;
        foreach (Callable known in Statics)
            if (known.Name == attribute) value = Value.Object(known);
        if (value.IsMissing && Methods.TryGetValue(attribute, out BuiltinMethod? method) && !(method.Mutates && services.Environment.IsSandboxed))
            value = Value.Object(new UnboundMethod(name, method));
        return !value.IsMissing;
    }

    /// <summary>What its objects can do.</summary>
    public FrozenDictionary<string, BuiltinMethod> Methods { get; init; } = FrozenDictionary<string, BuiltinMethod>.Empty;

    /// <summary>Whether it takes types in brackets, as Python's containers do: <c>dict[str]</c>.</summary>
    public bool IsGeneric { get; init; }

    public bool TryItem(Value key, out Value value)
    {
        value = IsGeneric ? Value.Object(new GenericAlias(this, key.Kind == ValueKind.Tuple ? key.AsTuple : new PyTuple([key]))) : default;
        return IsGeneric;
    }

    public override string Name => name;

    // A dict is made of items; the other classes keep what they are given.
    public override Appetite Appetite => name == "dict" ? Appetite.All : Appetite.None;

    public string TypeName => "type";

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments) => make(services, arguments);

    public string ToRepr() => $"<class '{name}'>";
}
