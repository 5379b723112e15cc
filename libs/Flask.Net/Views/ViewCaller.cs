using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Flask.Net;

/// <summary>Calls a delegate with arguments that are known only as objects. Up to four of them without reflection.</summary>
internal abstract class ViewCaller
{
    /// <summary>Calls the delegate and answers what it returned; null for a delegate that returns nothing.</summary>
    public abstract object? Call(ReadOnlySpan<object?> arguments);

    /// <summary>Makes the caller of a delegate: a closed generic for its shape, or an invoker where it has too many parameters.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Without a JIT the shapes that are missing fall back to an invoker.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The callers have no requirements on their type arguments.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The callers below are rooted by the table of their open types.")]
    public static ViewCaller Of(Delegate view)
    {
        MethodInfo method = view.Method;
        Type[] types = [.. method.GetParameters().Select(static parameter => parameter.ParameterType), method.ReturnType];
        Type? open = OpenCaller(types.Length - 1);
        bool isPlain = open is not null && !types.Any(static type => type.IsByRef || type.IsByRefLike || type.IsPointer || type == typeof(void))
            && (method.IsStatic ? view.Target is null : view.Target is not null);
        if (!isPlain)
            return new InvokingCaller(view);
        Delegate function = view.Method.CreateDelegate(System.Linq.Expressions.Expression.GetFuncType(types), view.Target);
        return (ViewCaller)Activator.CreateInstance(open!.MakeGenericType(types), function)!;
    }

    private static Type? OpenCaller(int arity) => arity switch
    {
        0 => typeof(Caller<>),
        1 => typeof(Caller<,>),
        2 => typeof(Caller<,,>),
        3 => typeof(Caller<,,,>),
        4 => typeof(Caller<,,,,>),
        _ => null,
    };

    private sealed class Caller<TResult>(Func<TResult> view) : ViewCaller
    {
        public override object? Call(ReadOnlySpan<object?> arguments) => view();
    }

    private sealed class Caller<T1, TResult>(Func<T1, TResult> view) : ViewCaller
    {
        public override object? Call(ReadOnlySpan<object?> arguments) => view((T1)arguments[0]!);
    }

    private sealed class Caller<T1, T2, TResult>(Func<T1, T2, TResult> view) : ViewCaller
    {
        public override object? Call(ReadOnlySpan<object?> arguments) => view((T1)arguments[0]!, (T2)arguments[1]!);
    }

    private sealed class Caller<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> view) : ViewCaller
    {
        public override object? Call(ReadOnlySpan<object?> arguments) => view((T1)arguments[0]!, (T2)arguments[1]!, (T3)arguments[2]!);
    }

    private sealed class Caller<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> view) : ViewCaller
    {
        public override object? Call(ReadOnlySpan<object?> arguments) =>
            view((T1)arguments[0]!, (T2)arguments[1]!, (T3)arguments[2]!, (T4)arguments[3]!);
    }

    // The delegate's own Invoke knows what its method does not: a first argument that is bound already.
    private sealed class InvokingCaller(Delegate view) : ViewCaller
    {
        private readonly MethodInvoker _invoker = MethodInvoker.Create(view.GetType().GetMethod("Invoke")!);

        public override object? Call(ReadOnlySpan<object?> arguments) => _invoker.Invoke(view, arguments.ToArray().AsSpan());
    }
}
