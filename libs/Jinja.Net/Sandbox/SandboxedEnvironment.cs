using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Sandbox;

namespace Jinja.Net;

/// <summary>
/// An environment for templates of strangers: no attribute that begins with an underscore, no member of a .NET object that
/// <see cref="MemberPolicy"/> does not allow, and <see cref="RenderLimits.Untrusted"/> unless the options say otherwise.
/// </summary>
/// <remarks>Mirrors <c>jinja2.sandbox.SandboxedEnvironment</c>.</remarks>
public class SandboxedEnvironment : JinjaEnvironment
{
    /// <summary>The longest range that templates may make.</summary>
    /// <remarks>Mirrors <c>jinja2.sandbox.MAX_RANGE</c>.</remarks>
    public const int MaxRange = 100_000;

    private static readonly string[] BinarySigns = ["+", "-", "*", "/", "//", "%", "**"];
    private static readonly string[] UnarySigns = ["-", "+"];

    /// <summary>Makes an environment.</summary>
    /// <param name="options">How it reads and runs templates; <see langword="null"/> for the defaults.</param>
    /// <param name="members">Which members of .NET objects templates may see; <see langword="null"/> for <see cref="MemberPolicy.Default"/>.</param>
    public SandboxedEnvironment(JinjaOptions? options = null, MemberPolicy? members = null)
        : base(options)
    {
        MemberPolicy = members ?? MemberPolicy.Default;
        Globals["range"] = new SafeRange(MaxRange);
    }

    private protected SandboxedEnvironment(JinjaOptions options, SandboxedEnvironment linked)
        : base(options, linked) => MemberPolicy = linked.MemberPolicy;

    /// <summary>Which members of .NET objects templates may see.</summary>
    public MemberPolicy MemberPolicy { get; }

    /// <summary>The binary operators, as written, that go through <see cref="CallBinaryOperator"/>. Empty: none does.</summary>
    public ISet<string> InterceptedBinaryOperators { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The unary operators, as written, that go through <see cref="CallUnaryOperator"/>. Empty: none does.</summary>
    public ISet<string> InterceptedUnaryOperators { get; } = new HashSet<string>(StringComparer.Ordinal);

    internal override bool IsSandboxed => true;

    internal override bool Shows(Type type, System.Reflection.MemberInfo member) => MemberPolicy.Allows(type, member);

    internal override RenderLimits StandardLimits => RenderLimits.Untrusted;

    /// <inheritdoc/>
    public override JinjaEnvironment Overlay(Func<JinjaOptions, JinjaOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new SandboxedEnvironment(change(Options), this);
    }

    /// <summary>Whether a template may read an attribute. Open: derive to allow less.</summary>
    /// <param name="target">The object.</param>
    /// <param name="name">The attribute's name.</param>
    /// <param name="value">The attribute's value.</param>
    /// <returns>The answer.</returns>
    /// <remarks>Mirrors <c>is_safe_attribute</c>.</remarks>
    protected virtual bool IsSafeAttribute(object? target, string name, object? value) =>
        !(name ?? "").StartsWith('_') && !(target is INamedType { TypeName: "type" } && name == "mro");

    /// <summary>Whether a template may call an object. Open: derive to allow less.</summary>
    /// <param name="callee">The object.</param>
    /// <returns>The answer.</returns>
    /// <remarks>Mirrors <c>is_safe_callable</c>.</remarks>
    protected virtual bool IsSafeCallable(object? callee) => callee switch
    {
        Callable { IsUnsafe: true } => false,
        DelegateCallable callable => !UnsafeAttribute.Marks(callable.Delegate.Method),
        ObjectMethod method => !UnsafeAttribute.Marks(method.Method),
        Delegate function => !UnsafeAttribute.Marks(function.Method),
        _ => true,
    };

    /// <summary>Computes an operator of <see cref="InterceptedBinaryOperators"/>. Open: derive to compute it otherwise.</summary>
    /// <param name="sign">The operator as written.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The result.</returns>
    /// <remarks>Mirrors <c>call_binop</c>.</remarks>
    protected virtual object? CallBinaryOperator(string sign, object? left, object? right) =>
        Arithmetic.Binary(NewBudget(), (BinaryOperator)Array.IndexOf(BinarySigns, sign), Value.From(left), Value.From(right)).ToObject();

    /// <summary>Computes an operator of <see cref="InterceptedUnaryOperators"/>. Open: derive to compute it otherwise.</summary>
    /// <param name="sign">The operator as written.</param>
    /// <param name="operand">Its operand.</param>
    /// <returns>The result.</returns>
    /// <remarks>Mirrors <c>call_unop</c>.</remarks>
    protected virtual object? CallUnaryOperator(string sign, object? operand) =>
        Arithmetic.Unary(NewBudget(), (UnaryOperator)Array.IndexOf(UnarySigns, sign), Value.From(operand)).ToObject();

    /// <summary>Whether a method may be used although it changes the object it belongs to.</summary>
    private protected virtual bool AllowsMutation => true;

    // ---- attributes and items ----

    internal override Value GetAttribute(IRuntimeServices services, Value target, string name)
    {
        if (TryAttribute(services, target, name, out Value value)) return value;
        if (MemberAccess.TryNamedItem(target, name, out value)) return value;
        return MemberAccess.Missing(services, target, name);
    }

    internal override Value GetItem(IRuntimeServices services, Value target, Value key)
    {
        if (target.O is Undefined undefined) return undefined.Chains ? target : throw undefined.Fail();
        if (Subscript.TryItem(services, target, key, out Value value)) return value;
        if (key.IsText && TryAttribute(services, target, key.AsText, out value)) return value;
        return key.IsText && !key.IsMarkup ? MemberAccess.Missing(services, target, key.AsText) : MemberAccess.MissingItem(services, target, key);
    }

    internal override Value GetAttributeOnly(IRuntimeServices services, Value target, string name) =>
        TryAttribute(services, target, name, out Value value) ? value : MemberAccess.Missing(services, target, name);

    /// <summary>The attribute, or the undefined value that stands for an unsafe one.</summary>
    private bool TryAttribute(IRuntimeServices services, Value target, string name, out Value value)
    {
        if (PythonInternals.Has(target, name))
        {
            value = Unsafe(services, target, name);
            return true;
        }

        if (target.O is Undefined undefined)
        {
            value = undefined.Chains ? target : throw undefined.Fail();
            return true;
        }

        if (!IsVisible(services, target, name, out bool forbidden) || !MemberAccess.TryAttribute(services, target, name, out value))
        {
            value = forbidden ? Unsafe(services, target, name) : default;
            return forbidden;
        }

        if (!IsAllowed(target, name, value)) value = Unsafe(services, target, name);
        return true;
    }

    /// <summary>Whether the policy lets the member of a .NET object be read at all: a getter that is not allowed never runs.</summary>
    private bool IsVisible(IRuntimeServices services, Value target, string name, out bool forbidden)
    {
        forbidden = false;
        if (target.Kind != ValueKind.Object || !MemberAccess.IsForeign(target.O!) || Methods.Find(target, name) is not null) return true;
        Type type = target.O!.GetType();
        if (MemberAccess.FindMember(services, target, name) is not MemberGetter getter) return true;
        forbidden = !MemberPolicy.Allows(type, getter.Name, getter.IsMethod);
        return !forbidden;
    }

    private bool IsAllowed(Value target, string name, Value value)
    {
        if (value.O is BoundMethod { Method.Mutates: true } && !AllowsMutation) return false;
        return IsSafeAttribute(target.ToObject(), name, value.ToObject());
    }

    private static Value Unsafe(IRuntimeServices services, Value target, string name)
    {
        string hint = $"access to attribute {Representation.Quote(name)} of {Representation.Quote(TypeNames.Of(target))} object is unsafe.";
        UndefinedInfo info = new() { Hint = hint, ParentValue = target, Name = name, Error = static message => new SecurityException(message) };
        return Value.Undefined(services.Environment.MakeUndefined(info));
    }

    // ---- calls and operators ----

    internal override Value Call(IRuntimeServices services, Value callee, in CallArguments arguments)
    {
        if (callee.O is not null and not Undefined && !IsSafeCallable(callee.ToObject()))
            throw new SecurityException($"{Representation.Repr(callee, services.Budget)} is not safely callable");
        return base.Call(services, callee, arguments);
    }

    internal override bool Intercepts(BinaryOperator op) => InterceptedBinaryOperators.Contains(BinarySigns[(int)op]);

    internal override bool Intercepts(UnaryOperator op) => InterceptedUnaryOperators.Contains(UnarySigns[(int)op]);

    internal override Value Binary(IRuntimeServices services, BinaryOperator op, Value left, Value right)
    {
        return Intercepts(op)
            ? Value.From(CallBinaryOperator(BinarySigns[(int)op], left.ToObject(), right.ToObject()))
            : base.Binary(services, op, left, right);
    }

    internal override Value Unary(IRuntimeServices services, UnaryOperator op, Value operand)
    {
        return Intercepts(op) ? Value.From(CallUnaryOperator(UnarySigns[(int)op], operand.ToObject())) : base.Unary(services, op, operand);
    }
}
