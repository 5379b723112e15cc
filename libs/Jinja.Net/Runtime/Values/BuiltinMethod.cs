namespace Jinja.Net.Runtime.Values;

/// <summary>A method (or, without a call, an attribute) of Python's own types.</summary>
/// <param name="name">Its name.</param>
/// <param name="signature">Its parameters; the first is the value that it belongs to.</param>
/// <param name="function">What it does.</param>
internal sealed class BuiltinMethod(string name, Signature signature, NativeFunction function) : Callable
{
    public override string Name => name;

    public override Appetite Appetite => Appetite.All;

    public Signature Signature => signature;

    /// <summary>Whether it changes the value that it belongs to: the immutable sandbox hides it.</summary>
    public bool Mutates { get; init; }

    /// <summary>Whether it is read without a call.</summary>
    public bool IsProperty { get; init; }

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        services.Budget.ChargeInput(arguments.Values);
        return signature.Fits(arguments) ? function(services, arguments.Values) : function(services, signature.Bind(name, arguments));
    }

    /// <summary>Calls it on a value, which comes first.</summary>
    public Value InvokeOn(IRuntimeServices services, Value self, in CallArguments arguments)
    {
        if (arguments.Values.IsEmpty) return Invoke(services, new CallArguments([self]));
        if (arguments.Values.Length == 1) return Invoke(services, new CallArguments([self, arguments.Values[0]], arguments.Names));
        return Invoke(services, new CallArguments([self, .. arguments.Values], arguments.Names));
    }
}

/// <summary>A method with the value that it belongs to.</summary>
internal sealed class BoundMethod(Value self, BuiltinMethod method) : Callable, INamedType, IHasAttributes, IHasRepr
{
    public string TypeName => "builtin_function_or_method";

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value)
    {
        value = name switch
        {
            "__self__" => self,
            "__name__" => Value.Text(method.Name),
            _ => default,
        };
        return !value.IsMissing;
    }

    public string ToRepr() => $"<built-in method {method.Name} of {TypeNames.Of(self)} object>";

    public Value Self => self;

    public BuiltinMethod Method => method;

    public override string Name => method.Name;

    public override Appetite Appetite => Appetite.All;

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments) => method.InvokeOn(services, self, arguments);

    public override bool Equals(object? obj) => obj is BoundMethod other && other.Method == method && other.Self.Is(self);

    public override int GetHashCode() => method.Name.GetHashCode(StringComparison.Ordinal);
}
