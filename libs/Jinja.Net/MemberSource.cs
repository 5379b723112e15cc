using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>The members of an object as variables.</summary>
internal sealed class MemberSource(object model, MemberTable members) : VariableSource
{
    // What was asked for last: a thread that renders one template over and over asks for the same.
    private Type? _lastType;
    private string? _lastName;
    private MemberGetter? _last;

    /// <summary>Turns to another object; to none, if it is null.</summary>
    public MemberSource Restart(object? other)
    {
        (model, _tasks) = (other!, null);
        return this;
    }

    // Some tasks can be read once only.
    private Dictionary<string, Value>? _tasks;

    public override Value Find(string name)
    {
        if (_tasks is not null && _tasks.TryGetValue(name, out Value known))
            return known;
        Type type = model.GetType();
        if (type != _lastType || !ReferenceEquals(name, _lastName))
            (_lastType, _lastName, _last) = (type, name, members.Find(type, name));
        Value value = _last?.Get(model) ?? default;
        if (value.IsPending)
            (_tasks ??= new(StringComparer.Ordinal))[name] = value;
        return value;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A trimmed member cannot be asked for by name either.")]
    public override void CopyTo(Dictionary<string, Value> target)
    {
        foreach (ModelMember member in ModelAccessors.Find(model.GetType()) ?? [])
            if (!member.IsMethod && Find(member.Name) is { IsMissing: false } known)
                target[member.Name] = known;
        foreach (PropertyInfo property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (property.GetIndexParameters().Length == 0 && Find(property.Name) is { IsMissing: false } value)
                target[property.Name] = value;
    }
}
