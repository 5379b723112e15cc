using System.Collections.Frozen;
using System.Net;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Jinja.Net;

/// <summary>
/// Which members of .NET objects a sandboxed template may see. Nothing of .NET itself but simple values, of the program's own
/// types the properties and fields, and no method unless it is allowed by name.
/// </summary>
/// <remarks>Stands in for Jinja's list of forbidden attributes: here everything is forbidden that is not allowed.</remarks>
public sealed class MemberPolicy
{
    private static readonly FrozenSet<Type> SimpleTypes = FrozenSet.ToFrozenSet<Type>(
    [
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Guid), typeof(decimal), typeof(Uri), typeof(Version),
        typeof(BigInteger), typeof(Complex), typeof(IPAddress), typeof(Index), typeof(Range), typeof(Exception),
    ]);

    // What an error knows of the program, and not of what went wrong.
    private static readonly FrozenSet<string> InsidesOfErrors = FrozenSet.Create("Data", "HelpLink", "HResult", "Source", "StackTrace", "TargetSite");

    private readonly FrozenSet<Type> _types;
    private readonly FrozenSet<(Type, string)> _members;
    private readonly bool _ownTypes;

    private MemberPolicy(IEnumerable<Type> types, IEnumerable<(Type, string)> members, bool ownTypes)
    {
        _types = types.ToFrozenSet();
        _members = members.ToFrozenSet();
        _ownTypes = ownTypes;
    }

    /// <summary>Properties and fields of the program's own types and of simple values of .NET.</summary>
    public static MemberPolicy Default { get; } = new(SimpleTypes, [], ownTypes: true);

    /// <summary>Nothing but what is allowed by <see cref="Allow(Type)"/> and <see cref="Allow(Type, string)"/>.</summary>
    public static MemberPolicy Nothing { get; } = new([], [], ownTypes: false);

    /// <summary>This policy, and the public properties and fields of a type and those derived from it.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The wider policy.</returns>
    public MemberPolicy Allow(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new([.. _types, type], _members, _ownTypes);
    }

    /// <summary>This policy, and one member of a type and those derived from it, which may be a method.</summary>
    /// <param name="type">The type.</param>
    /// <param name="member">The member's name as it is declared. All methods of the name are allowed.</param>
    /// <returns>The wider policy.</returns>
    public MemberPolicy Allow(Type type, string member)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(member);
        return new(_types, [.. _members, (type, member)], _ownTypes);
    }

    /// <summary>Whether templates may see a member of objects of a type.</summary>
    /// <param name="type">The type of the object.</param>
    /// <param name="member">A public property, field or method.</param>
    /// <returns>The answer. What leads to reflection is never allowed, whatever the policy says.</returns>
    public bool Allows(Type type, MemberInfo member)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(member);
        return Allows(type, member.Name, member is MethodInfo);
    }

    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Only interfaces of a live object are looked at.")]
    internal bool Allows(Type type, string member, bool isMethod)
    {
        if (Runtime.Values.ForbiddenTypes.Contains(type)) return false;
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
            if (_members.Contains((ancestor, member))) return true;
        foreach (Type known in type.GetInterfaces())
            if (_members.Contains((known, member))) return true;
        return !isMethod && !(typeof(Exception).IsAssignableFrom(type) && InsidesOfErrors.Contains(member)) && AllowsData(type);
    }

    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Only interfaces of a live object are looked at.")]
    private bool AllowsData(Type type)
    {
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
            if (_types.Contains(ancestor)) return true;
        return type.GetInterfaces().Any(_types.Contains) || (_ownTypes && IsOwn(type));
    }

    /// <summary>Types of the program, which hold its data: not those of .NET, and nothing that does work for others.</summary>
    private static bool IsOwn(Type type)
    {
        if (type.IsGenericType && (typeof(ITuple).IsAssignableFrom(type) || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))) return true;
        for (Type? ancestor = type; ancestor is not null && ancestor != typeof(object) && ancestor != typeof(ValueType); ancestor = ancestor.BaseType)
            if (IsPlatform(ancestor)) return false;
        return !typeof(IServiceProvider).IsAssignableFrom(type) && !typeof(Delegate).IsAssignableFrom(type);
    }

    private static bool IsPlatform(Type type) =>
        type.Namespace is string name && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal) || name == "Microsoft" || name.StartsWith("Microsoft.", StringComparison.Ordinal));
}
