using System.Collections.Concurrent;
using System.ComponentModel;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>
/// The members of types as code that was generated for <see cref="JinjaModelAttribute"/>: templates read them without reflection. Generated code calls it; programs
/// need not.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class ModelAccessors
{
    private static readonly ConcurrentDictionary<Type, ModelMember[]> Known = new();

    /// <summary>Tells the members of a type. Of a type that was told before nothing changes.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="members">Its members, those of its ancestors too.</param>
    public static void Register<T>(params ReadOnlySpan<ModelMember> members) => Known.TryAdd(typeof(T), members.ToArray());

    /// <summary>The members of a type, or of the closest ancestor that was told; <see langword="null"/> for none.</summary>
    internal static ModelMember[]? Find(Type type)
    {
        if (Known.IsEmpty)
            return null;
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
            if (Known.TryGetValue(ancestor, out ModelMember[]? members))
                return members;
        return null;
    }

    /// <summary>The members of exactly this type; <see langword="null"/> for none.</summary>
    internal static ModelMember[]? FindExactly(Type type) => Known.GetValueOrDefault(type);
}

/// <summary>A member of a type, read by code instead of reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public abstract class ModelMember
{
    private protected ModelMember(string name, string? jsonName, bool isMethod) => (Name, JsonName, IsMethod) = (name, jsonName, isMethod);

    /// <summary>The member's name as it is declared.</summary>
    public string Name { get; }

    /// <summary>Its name in JSON, if that is another one.</summary>
    public string? JsonName { get; }

    /// <summary>Whether it is a method.</summary>
    public bool IsMethod { get; }

    /// <summary>A property or field.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <typeparam name="TValue">The type of the member.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="jsonName">Its name in JSON, if that is another one.</param>
    /// <returns>The member.</returns>
    public static ModelMember Data<T, TValue>(string name, Func<T, TValue> read, string? jsonName = null) => new DataMember<T, TValue>(name, read, jsonName);

    /// <summary>A method.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="bind">Gives the method of one object as a delegate.</param>
    /// <returns>The member.</returns>
    public static ModelMember Method<T>(string name, Func<T, Delegate> bind) => new MethodMember<T>(name, bind);

    /// <summary>What reads the member of objects of exactly one type, which may be derived.</summary>
    internal abstract MemberGetter GetterFor(Type type);

    private sealed class DataMember<T, TValue>(string name, Func<T, TValue> read, string? jsonName) : ModelMember(name, jsonName, isMethod: false)
    {
        internal override MemberGetter GetterFor(Type type) => new DataGetter<T, TValue>(type, Name, read);
    }

    private sealed class MethodMember<T>(string name, Func<T, Delegate> bind) : ModelMember(name, null, isMethod: true)
    {
        internal override MemberGetter GetterFor(Type type) => new BoundGetter<T>(type, Name, bind);
    }

    private sealed class DataGetter<T, TValue>(Type type, string name, Func<T, TValue> read) : MemberGetter(type, name, isMethod: false)
    {
        // The comparisons of types are decided when the code is compiled; of them one branch is left.
        public override Value Get(object target)
        {
            TValue value = read((T)target);
            if (typeof(TValue) == typeof(int))
                return Value.Int((int)(object)value!);
            if (typeof(TValue) == typeof(long))
                return Value.Int((long)(object)value!);
            if (typeof(TValue) == typeof(bool))
                return Value.Bool((bool)(object)value!);
            if (typeof(TValue) == typeof(double))
                return Value.Double((double)(object)value!);
            return Value.From(value);
        }
    }

    private sealed class BoundGetter<T>(Type type, string name, Func<T, Delegate> bind) : MemberGetter(type, name, isMethod: true)
    {
        public override Value Get(object target) => Value.Object(Invocation.FromDelegate(Name, bind((T)target)));
    }
}
