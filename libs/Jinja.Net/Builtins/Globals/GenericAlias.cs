using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Globals;

/// <summary>A class with types in brackets, such as <c>dict[1]</c>. It does what the class does.</summary>
internal sealed class GenericAlias(GlobalType origin, PyTuple arguments) : Callable, INamedType, IHasAttributes, IWritesRepr
{
    public override string Name => origin.Name;

    public override Appetite Appetite => origin.Appetite;

    public string TypeName => "types.GenericAlias";

    private Value Arguments => Value.Tuple(arguments);

    public override Value Invoke(IRuntimeServices services, in CallArguments given) => origin.Invoke(services, given);

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value)
    {
        value = name == "__origin__" ? Value.Object(origin) : name == "__args__" ? Arguments : default;
        return !value.IsMissing || origin.TryGetAttribute(services, name, out value);
    }

    public void WriteRepr(in ReprWriter writer, int depth)
    {
        writer.Append(origin.Name + "[");
        for (int i = 0; i < arguments.Count; i++)
        {
            if (i > 0) writer.Append(", ");
            WriteArgument(writer, arguments[i], depth);
        }

        writer.Append(arguments.Count == 0 ? "()]" : "]");
    }

    // Classes and functions are told by their names.
    private static void WriteArgument(in ReprWriter writer, Value argument, int depth)
    {
        if (argument.O is GlobalType type) writer.Append(type.Name);
        else if (argument.O is NativeCallable function) writer.Append("jinja2.utils." + function.Name);
        else writer.Write(argument, depth);
    }

    public override bool Equals(object? obj) => obj is GenericAlias other && other.Name == Name && Comparison.Equal(other.Arguments, Arguments);

    public override int GetHashCode() => Comparison.Hash(Arguments);
}

/// <summary>A method of a class without an object: <c>dict.keys</c>.</summary>
internal sealed class UnboundMethod(string type, BuiltinMethod method) : Callable, INamedType, IHasRepr
{
    public override string Name => method.Name;

    public override Appetite Appetite => Appetite.All;

    public string TypeName => "method_descriptor";

    public string ToRepr() => $"<method {Representation.Quote(method.Name)} of {Representation.Quote(type)} objects>";

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        if (arguments.Positional.IsEmpty)
            throw PythonErrors.Type($"unbound method {type}.{method.Name}() needs an argument");
        if (TypeNames.Of(arguments.Positional[0]) != type)
            throw PythonErrors.Type($"descriptor {Representation.Quote(method.Name)} for {Representation.Quote(type)} objects doesn't apply to a {Representation.Quote(TypeNames.Of(arguments.Positional[0]))} object");
        return method.Invoke(services, arguments);
    }
}
