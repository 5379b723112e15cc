using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>The members of an object as variables.</summary>
/// <param name="members">Finds the members.</param>
internal sealed class MemberSource(MemberTable members) : VariableSource
{
    // None only between two renders.
    private object _model = null!;
    private Type _type = null!;

    // What was asked for last: a thread that renders one template over and over asks for the same.
    private string? _lastName;
    private MemberGetter? _last;

    /// <summary>Turns to an object.</summary>
    /// <param name="model">The object.</param>
    /// <param name="type">Its type.</param>
    public MemberSource Restart(object model, Type type)
    {
        _model = model;
        if (!ReferenceEquals(type, _type))
            (_type, _last, _lastName) = (type, null, null);
        return this;
    }

    /// <summary>Forgets the object.</summary>
    public void Clear() => (_model, _tasks) = (null!, null);

    // Some tasks can be read once only.
    private Dictionary<string, Value>? _tasks;

    public override Value Find(string name)
    {
        if (_tasks is not null && _tasks.TryGetValue(name, out Value known))
            return known;
        if (!ReferenceEquals(name, _lastName))
            (_lastName, _last) = (name, members.Find(_type, name));
        Value value = _last is null ? default : _last.Get(_model);
        if (value.IsPending)
            (_tasks ??= new(StringComparer.Ordinal))[name] = value;
        return value;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A trimmed member cannot be asked for by name either.")]
    public override void CopyTo(Dictionary<string, Value> target)
    {
        foreach (ModelMember member in ModelAccessors.Find(_type) ?? [])
            if (!member.IsMethod && Find(member.Name) is { IsMissing: false } known)
                target[member.Name] = known;
        foreach (PropertyInfo property in _model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (property.GetIndexParameters().Length == 0 && Find(property.Name) is { IsMissing: false } value)
                target[property.Name] = value;
    }
}
