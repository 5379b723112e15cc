using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>
/// The arguments of a call: values in one span, positional ones first; the last ones have the names in <see cref="Names"/>.
/// For a filter or a test the first value is the one that it is applied to.
/// </summary>
internal readonly ref struct CallArguments
{
    public CallArguments(ReadOnlySpan<Value> values, ReadOnlySpan<string> names = default)
    {
        Values = values;
        Names = names;
    }

    public ReadOnlySpan<Value> Values { get; }

    public ReadOnlySpan<string> Names { get; }

    public ReadOnlySpan<Value> Positional => Values[..^Names.Length];

    public ReadOnlySpan<Value> Named => Values[^Names.Length..];

    /// <summary>The value given by this name; missing if none was.</summary>
    public Value Get(string name)
    {
        int index = Names.IndexOf(name);
        return index < 0 ? default : Named[index];
    }
}

/// <summary>Anything of ours that a template may call: a filter, a test, a global, a method, a macro.</summary>
internal abstract class Callable
{
    /// <summary>The name that messages show.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the sandbox refuses to call it.</summary>
    public virtual bool IsUnsafe => false;

    /// <summary>Whether it is a function of a program that takes the context.</summary>
    public virtual bool TakesContext => false;

    /// <summary>How it takes the items of its arguments. It cannot wait for them.</summary>
    public virtual Appetite Appetite => Appetite.None;

    /// <summary>How a value, if it is called, takes the items of its arguments.</summary>
    public static Appetite AppetiteOf(Value callee) => callee.O is Callable callable ? callable.Appetite : callee.O is Delegate ? Appetite.Lazy : Appetite.None;

    /// <summary>Makes the call. What it gives may be pending: a task, or <see cref="Value.Suspended"/> if the render was left in it.</summary>
    public abstract Value Invoke(IRuntimeServices services, in CallArguments arguments);
}

/// <summary>A built-in written in C#, with a signature like Python's.</summary>
/// <param name="services">The render.</param>
/// <param name="arguments">One value per parameter of the signature, missing ones filled in by their defaults.</param>
internal delegate Value NativeFunction(IRuntimeServices services, ReadOnlySpan<Value> arguments);

/// <summary>Prints what the function of the same built-in gives, where that takes less than making it; false leaves it to the function.</summary>
/// <param name="services">The render.</param>
/// <param name="arguments">What the function would get.</param>
/// <param name="output">Where to print.</param>
/// <param name="escape">Whether text that is no HTML is escaped.</param>
internal delegate bool NativeEmitter(IRuntimeServices services, ReadOnlySpan<Value> arguments, OutputBuffer output, bool escape);

/// <summary>Reads what the function of the same built-in will ask the items of its arguments for, so that a render can wait for it before.</summary>
/// <param name="frame">The render. What was read is kept in <see cref="Frame.ReadAhead"/>.</param>
/// <param name="bound">What the function will get; may be changed.</param>
/// <returns>The tasks to await, one after the other; <see langword="null"/> if there are none.</returns>
internal delegate IEnumerable<Value>? NativeReader(Frame frame, Value[] bound);

/// <summary>A <see cref="NativeFunction"/> with its name and parameters.</summary>
internal sealed class NativeCallable(string name, Signature signature, NativeFunction function) : Callable
{
    public override string Name => name;

    public Signature Signature => signature;

    public override Appetite Appetite => Taking;

    public Appetite Taking { private get; init; }

    /// <summary>Reads ahead what the function asks items for; null if it asks for nothing.</summary>
    public NativeReader? Reader { get; init; }

    /// <summary>Prints instead of returning, for filters that often stand last; null if it cannot.</summary>
    public NativeEmitter? Emitter { get; init; }

    /// <summary>Puts arguments in the order of the parameters, unless they do not fit.</summary>
    public bool TryBind(ReadOnlySpan<Value> arguments, ReadOnlySpan<string> names, out Value[] bound)
    {
        try
        {
            bound = signature.Bind(name, new CallArguments(arguments, names));
            return true;
        }
        catch (OperationException)
        {
            bound = [];
            return false;
        }
    }

    /// <summary>Makes the call with one value per parameter.</summary>
    public Value InvokeBound(IRuntimeServices services, ReadOnlySpan<Value> bound)
    {
        services.Budget.ChargeInput(bound);
        if (bound is [{ O: PySet set }, ..]) services.Budget.ChargeItems(set.Count * 2L);
        return function(services, bound);
    }

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        return signature.Fits(arguments) ? InvokeBound(services, arguments.Values) : InvokeBound(services, signature.Bind(name, arguments));
    }
}
