using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Reads one member of objects of one type.</summary>
internal abstract class MemberGetter(Type type, string name, bool isMethod)
{
    protected MemberGetter(Type type, MemberInfo member)
        : this(type, member.Name, member is MethodInfo)
    {
    }

    private const string Reason = "Used only where code can be made while running; elsewhere members are read by reflection.";

    /// <summary>The type that the getter is for, exactly.</summary>
    public Type Type => type;

    /// <summary>The member's name as it is declared.</summary>
    public string Name => name;

    public bool IsMethod => isMethod;

    /// <summary>The member of an object that is known to be of the type.</summary>
    public abstract Value Get(object target);

    /// <summary>The member of an object; missing if it is of another type.</summary>
    public virtual Value TryGet(object target) => target.GetType() == Type ? Get(target) : default;

    public static MemberGetter Create(Type type, MemberInfo member) => member switch
    {
        PropertyInfo property => OfProperty(type, property),
        FieldInfo field => new FieldGetter(type, field),
        _ => new MethodGetter(type, (MethodInfo)member),
    };

    private static MemberGetter OfProperty(Type type, PropertyInfo property)
    {
        if (type.IsValueType || !RuntimeFeature.IsDynamicCodeSupported || !type.IsVisible && !property.GetMethod!.IsPublic) return new PropertyGetter(type, property);
        Type result = property.PropertyType;
        Type? open = result == typeof(string) ? typeof(TextGetter<>)
            : result == typeof(int) ? typeof(IntGetter<>)
            : result == typeof(long) ? typeof(LongGetter<>)
            : result == typeof(double) ? typeof(DoubleGetter<>)
            : result == typeof(bool) ? typeof(BoolGetter<>)
            : result == typeof(decimal) ? typeof(DecimalGetter<>)
            : result.IsValueType ? null
            : typeof(ObjectGetter<>);
        return open is null ? new PropertyGetter(type, property) : Close(open, type, property);
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = Reason)]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = Reason)]
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = Reason)]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Reason)]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = Reason)]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = Reason)]
    private static MemberGetter Close(Type open, Type type, PropertyInfo property) =>
        (MemberGetter)Activator.CreateInstance(open.MakeGenericType(type), type, property)!;

    private sealed class PropertyGetter(Type type, PropertyInfo property) : MemberGetter(type, property)
    {
        public override Value Get(object target) => Value.From(property.GetMethod!.Invoke(target, BindingFlags.DoNotWrapExceptions, null, null, null));
    }

    private sealed class FieldGetter(Type type, FieldInfo field) : MemberGetter(type, field)
    {
        public override Value Get(object target) => Value.From(field.GetValue(target));
    }

    private sealed class MethodGetter(Type type, MethodInfo method) : MemberGetter(type, method)
    {
        public override Value Get(object target) => Value.Object(new ObjectMethod(target, method));
    }

    private sealed class TextGetter<T>(Type type, PropertyInfo property) : MemberGetter(type, property)
        where T : class
    {
        private readonly Func<T, string?> _read = property.GetMethod!.CreateDelegate<Func<T, string?>>();

        public override Value Get(object target) => _read(Unsafe.As<T>(target)) is string text ? Value.Text(text) : Value.None;

        public override Value TryGet(object target) => target.GetType() == typeof(T) ? Get(target) : default;
    }

    private sealed class IntGetter<T>(Type type, PropertyInfo property) : MemberGetter(type, property)
        where T : class
    {
        private readonly Func<T, int> _read = property.GetMethod!.CreateDelegate<Func<T, int>>();

        public override Value Get(object target) => Value.Int(_read(Unsafe.As<T>(target)));

        public override Value TryGet(object target) => target.GetType() == typeof(T) ? Get(target) : default;
    }

    private sealed class LongGetter<T>(Type type, PropertyInfo property) : MemberGetter(type, property)
        where T : class
    {
        private readonly Func<T, long> _read = property.GetMethod!.CreateDelegate<Func<T, long>>();

        public override Value Get(object target) => Value.Int(_read(Unsafe.As<T>(target)));

        public override Value TryGet(object target) => target.GetType() == typeof(T) ? Get(target) : default;
    }

    private sealed class DoubleGetter<T>(Type type, PropertyInfo property) : MemberGetter(type, property)
        where T : class
    {
        private readonly Func<T, double> _read = property.GetMethod!.CreateDelegate<Func<T, double>>();

        public override Value Get(object target) => Value.Double(_read(Unsafe.As<T>(target)));

        public override Value TryGet(object target) => target.GetType() == typeof(T) ? Get(target) : default;
    }

    private sealed class BoolGetter<T>(Type type, PropertyInfo property) : MemberGetter(type, property)
        where T : class
    {
        private readonly Func<T, bool> _read = property.GetMethod!.CreateDelegate<Func<T, bool>>();

        public override Value Get(object target) => Value.Bool(_read(Unsafe.As<T>(target)));

        public override Value TryGet(object target) => target.GetType() == typeof(T) ? Get(target) : default;
    }

    private sealed class DecimalGetter<T>(Type type, PropertyInfo property) : MemberGetter(type, property)
        where T : class
    {
        private readonly Func<T, decimal> _read = property.GetMethod!.CreateDelegate<Func<T, decimal>>();

        public override Value Get(object target) => Value.Decimal(_read(Unsafe.As<T>(target)));

        public override Value TryGet(object target) => target.GetType() == typeof(T) ? Get(target) : default;
    }

    private sealed class ObjectGetter<T>(Type type, PropertyInfo property) : MemberGetter(type, property)
        where T : class
    {
        private readonly Func<T, object?> _read = property.GetMethod!.CreateDelegate<Func<T, object?>>();

        public override Value Get(object target) => Value.From(_read(Unsafe.As<T>(target)));

        public override Value TryGet(object target) => target.GetType() == typeof(T) ? Get(target) : default;
    }
}
