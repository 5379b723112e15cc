namespace Jinja.Net.Runtime.Values;

/// <summary>The errors that Python raises when an operation does not suit its values, in Python's words.</summary>
internal static class PythonErrors
{
    public static OperationException Type(string message) => new("TypeError", message);

    public static OperationException Value(string message) => new("ValueError", message);

    public static OperationException Attribute(string message) => new("AttributeError", message);

    public static OperationException Index(string message) => new("IndexError", message);

    public static OperationException Overflow(string message) => new("OverflowError", message);

    public static OperationException Runtime(string message) => new("RuntimeError", message);

    public static OperationException Memory() => new("MemoryError", "the result does not fit into memory");

    public static OperationException Recursion(string doing) => new("RecursionError", $"maximum recursion depth exceeded {doing}");

    public static OperationException Key(Value key) => new("KeyError", Representation.Repr(key));

    public static OperationException ZeroDivision(string message) => new("ZeroDivisionError", message);

    public static OperationException Unsupported(string op, Value left, Value right) =>
        Type($"unsupported operand type(s) for {op}: '{TypeNames.Of(left)}' and '{TypeNames.Of(right)}'");

    public static OperationException NotIterable(Value value) => Type($"'{TypeNames.Of(value)}' object is not iterable");

    public static OperationException NotCallable(Value value) => Type($"'{TypeNames.Of(value)}' object is not callable");

    public static OperationException NoLength(Value value) => Type($"object of type '{TypeNames.Of(value)}' has no len()");

    public static OperationException Unhashable(Value value) => Type($"unhashable type: '{TypeNames.Of(value)}'");

    public static OperationException NotAnInteger(Value value) =>
        Type($"'{TypeNames.Of(value)}' object cannot be interpreted as an integer");

    public static OperationException NoOrder(string op, Value left, Value right) =>
        Type($"'{op}' not supported between instances of '{TypeNames.Of(left)}' and '{TypeNames.Of(right)}'");
}
