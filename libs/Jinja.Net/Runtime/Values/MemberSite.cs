using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Remembers at one place of a template how the member was read there last. Any thread may use it.</summary>
internal struct MemberSite
{
    private MemberGetter? _getter;

    // Where a namespace had the attribute, plus one; never set in a sandbox, which wants to be asked each time.
    private int _place;

    /// <summary><c>target.name</c>, as the environment reads it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value Get(IRuntimeServices services, Value target, string name)
    {
        if (target.O is not null && _getter is { } getter && getter.TryGet(target.O) is { IsMissing: false } value)
            return value;
        if (target.O is NamespaceObject variables)
        {
            ref readonly Value known = ref Peek(variables, name);
            if (!Unsafe.IsNullRef(in known))
                return known.Halves;
        }

        return Miss(services, target, name);
    }

    /// <summary>The attribute of a namespace where it is kept, if it was read here before; else no place at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref readonly Value Peek(NamespaceObject variables, string name) => ref variables.Peek(name, _place - 1);

    private Value Miss(IRuntimeServices services, Value target, string name)
    {
        if (DictGetter.For(target, name) is { } item)
            _getter = _getter is { } known && known.Type == item.Type ? known : item;
        if (services.Environment.IsSandboxed)
            return services.Environment.GetAttribute(services, target, name);
        if (target.O is NamespaceObject variables)
            _place = variables.Find(name) + 1;
        else if (target.Kind == ValueKind.Object && Methods.Find(target, name) is null && MemberAccess.FindMember(services, target, name) is MemberGetter found)
            _getter = found;
        return services.Environment.GetAttribute(services, target, name);
    }
}

/// <summary>Reads one item of dicts by a name that dicts have no attribute of: then <c>a.b</c> is <c>a['b']</c>, in a sandbox as elsewhere. Missing if there is none.</summary>
internal abstract class DictGetter(Type type, string name) : MemberGetter(type, name, isMethod: false)
{
    /// <summary>The getter for a value of a type that is well known, or <see langword="null"/>.</summary>
    public static DictGetter? For(Value target, string name)
    {
        Type? type = target.O?.GetType();
        if ((type != typeof(PyDict) && type != typeof(Dictionary<string, object?>)) || name.StartsWith('_') || DictMethods.Table.ContainsKey(name))
            return null;
        return type == typeof(PyDict) ? new OfOurs(name) : new OfDotNet(name);
    }

    private sealed class OfOurs(string name) : DictGetter(typeof(PyDict), name)
    {
        public override Value Get(object target) => Unsafe.As<PyDict>(target).TryGet(Name, out Value value) ? value : default;

        public override Value TryGet(object target) => target is PyDict ? Get(target) : default;
    }

    private sealed class OfDotNet(string name) : DictGetter(typeof(Dictionary<string, object?>), name)
    {
        public override Value Get(object target) => Unsafe.As<Dictionary<string, object?>>(target).TryGetValue(Name, out object? value) ? Value.From(value) : default;

        public override Value TryGet(object target) => target.GetType() == typeof(Dictionary<string, object?>) ? Get(target) : default;
    }
}
