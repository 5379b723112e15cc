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
    public Value Get(IRuntimeServices services, in Value target, string name)
    {
        if (_getter is { } getter && target.O is not null && target.O.GetType() == getter.Type)
            return getter.Get(target.O);
        if (target.O is NamespaceObject variables && TryGet(variables, name, out Value value))
            return value;
        return Miss(services, target, name);
    }

    /// <summary>The attribute of a namespace, if it was read here before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool TryGet(NamespaceObject variables, string name, out Value value) => variables.TryGet(name, _place - 1, out value);

    private Value Miss(IRuntimeServices services, in Value target, string name)
    {
        if (services.Environment.IsSandboxed)
            return services.Environment.GetAttribute(services, target, name);
        if (target.O is NamespaceObject variables)
            _place = variables.Find(name) + 1;
        else if (target.Kind == ValueKind.Object && Methods.Find(target, name) is null && MemberAccess.FindMember(services, target, name) is MemberGetter found)
            _getter = found;
        return services.Environment.GetAttribute(services, target, name);
    }
}
