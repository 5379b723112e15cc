using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Jinja.Net.Runtime.Values;

/// <summary>Finds the members of .NET objects for an environment, once per type and name.</summary>
internal sealed class MemberTable(MemberNaming naming)
{
    private const string Reason = "Members that trimming removed are not there for templates either; the README says how to keep a model.";
    private const int MostEntries = 10_000;

    private readonly ConcurrentDictionary<(Type, string), MemberGetter?> _known = new();

    /// <summary>The getter of a member, or <see langword="null"/> if the type has none of this name, or none that templates may see.</summary>
    public MemberGetter? Find(Type type, string name)
    {
        if (_known.TryGetValue((type, name), out MemberGetter? getter)) return getter;
        if (_known.Count >= MostEntries) _known.Clear();
        return _known[(type, name)] = Search(type, name);
    }

    /// <summary>The names of the members of a .NET object that templates may see, as a template would write them.</summary>
    public static IEnumerable<string> Names(object instance) => ForbiddenTypes.Contains(instance.GetType()) || !MemberAccess.IsForeign(instance)
        ? [] : Members(instance.GetType()).Where(IsVisible).Select(static member => member.Name).Distinct(StringComparer.Ordinal);

    // Generated code goes first; what it has nothing for may still be found by reflection, where nothing was trimmed.
    private MemberGetter? Search(Type type, string name)
    {
        if (Best(ModelAccessors.FindExactly(type), name) is { } own && !ForbiddenTypes.Contains(type)) return own.GetterFor(type);
        if (FindMember(type, name) is { } member) return MemberGetter.Create(type, member);
        return Best(ModelAccessors.Find(type), name) is { } inherited && !ForbiddenTypes.Contains(type) ? inherited.GetterFor(type) : null;
    }

    private ModelMember? Best(ModelMember[]? members, string name)
    {
        if (members is null || name.Length == 0 || !naming.GoesByNames) return null;
        ModelMember? best = null;
        int highest = 0;
        foreach (ModelMember member in members)
        {
            int rank = naming.RankNames(member.Name, member.JsonName, name);
            if (rank <= highest) continue;
            (best, highest) = (member, rank);
        }

        return best;
    }

    /// <summary>The member that templates see by a name, or <see langword="null"/>.</summary>
    public MemberInfo? FindMember(Type type, string name)
    {
        if (name.Length == 0 || ForbiddenTypes.Contains(type)) return null;
        MemberInfo? best = null;
        int highest = 0;
        foreach (MemberInfo member in Members(type))
        {
            int rank = IsVisible(member) ? naming.Rank(member, name) : 0;
            if (rank <= highest) continue;
            (best, highest) = (member, rank);
        }

        return best;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Reason)]
    private static MemberInfo[] Members(Type type) => type.GetMembers(BindingFlags.Public | BindingFlags.Instance);

    private static bool IsVisible(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRef && !property.PropertyType.IsByRefLike,
        FieldInfo => true,
        MethodInfo method => !method.IsSpecialName && !method.ContainsGenericParameters && method.DeclaringType != typeof(object)
            && method.GetBaseDefinition().DeclaringType != typeof(object),
        _ => false,
    };
}
