using System.Reflection;

namespace Jinja.Net.Runtime.Values;

/// <summary>A method of a .NET object, called with a template's arguments.</summary>
internal sealed class ObjectMethod(object target, MethodInfo method) : Callable
{
    private readonly DelegateSignature _signature = DelegateSignature.Of(method);

    public override string Name => method.Name;

    public object Target => target;

    public MethodInfo Method => method;

    public override bool TakesContext => _signature.TakesContext;

    public override Appetite Appetite => Appetite.Lazy;

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        object?[] bound = _signature.Bind(services, method.Name, arguments);
        return Value.From(method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, bound, null));
    }

    public override bool Equals(object? obj) => obj is ObjectMethod other && other.Target == target && other.Method == method;

    public override int GetHashCode() => method.GetHashCode();
}
