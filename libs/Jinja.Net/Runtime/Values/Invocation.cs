using System.Reflection;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Calling values, and delegates as callables.</summary>
internal static class Invocation
{
    private static readonly ConditionalWeakTable<Delegate, Callable> Known = [];

    /// <summary><c>callee(…)</c>.</summary>
    /// <exception cref="OperationException">The value cannot be called.</exception>
    public static Value Call(IRuntimeServices services, Value callee, in CallArguments arguments)
    {
        services.Budget.Step();
        if (callee.O is Callable callable) return callable.Invoke(services, arguments);
        if (callee.O is Delegate function) return Of(function).Invoke(services, arguments);
        if (callee.O is Undefined undefined) throw undefined.Fail();
        throw PythonErrors.NotCallable(callee);
    }

    /// <summary>Whether what would be called is a function of a program that takes the context.</summary>
    public static bool TakesContext(Value callee) => callee.O is Delegate function ? Of(function).TakesContext : callee.O is Callable { TakesContext: true };

    public static bool IsCallable(Value value) => value.O is Callable or Delegate or PyType;

    /// <summary>A delegate as a filter, test or global of this name.</summary>
    public static Callable FromDelegate(string name, Delegate function) => new DelegateCallable(name, function);

    private static Callable Of(Delegate function) => Known.GetValue(function, static function => new DelegateCallable(NameOf(function), function));

    /// <summary>The name of the method behind a delegate, as it was written.</summary>
    public static string NameOf(Delegate function)
    {
        string name = function.Method.Name;
        int start = name.IndexOf("g__", StringComparison.Ordinal);
        if (start < 0) return name.StartsWith('<') ? "<lambda>" : name;
        int end = name.IndexOf('|', start);
        return end < 0 ? name[(start + 3)..] : name[(start + 3)..end];
    }
}

/// <summary>Any delegate as a callable: arguments are converted to its parameters, by position and by name.</summary>
internal sealed class DelegateCallable(string name, Delegate function) : Callable
{
    private readonly DelegateSignature _signature = DelegateSignature.Of(function);

    public override string Name => name;

    public Delegate Delegate => function;

    public override bool TakesContext => _signature.TakesContext;

    public override Appetite Appetite => Appetite.Lazy;

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        if (arguments.Names.IsEmpty && TryFast(services, arguments.Values, out Value result)) return result;
        object?[] bound = _signature.Bind(services, name, arguments);
        return Value.From(function.Method.Invoke(DelegateSignature.Target(function), BindingFlags.DoNotWrapExceptions, null, bound, null));
    }

    /// <summary>The shapes of delegate that need no reflection.</summary>
    private bool TryFast(IRuntimeServices services, ReadOnlySpan<Value> values, out Value result)
    {
        result = values.Length switch
        {
            1 => function switch
            {
                Func<Value, Value> own => own(values[0]),
                Func<string, string> text when values[0].IsText => Value.Text(text(values[0].AsText)),
                Func<object?, object?> any => Value.From(any(values[0].ToObject())),
                _ => default,
            },
            2 when function is Func<object?, object?, object?> any => Value.From(any(values[0].ToObject(), values[1].ToObject())),
            _ => default,
        };
        return !result.IsMissing;
    }
}
