using System.Reflection;
using System.Runtime.CompilerServices;

namespace Click.Net;

/// <summary>A member in C# that declares an option or an argument: its name, its type, its attributes.</summary>
internal abstract class DeclaringMember(string name, Type type)
{
    private bool? _isOptional;

    /// <summary>The name in C#.</summary>
    public string Name => name;

    /// <summary>The type in C#.</summary>
    public Type Type => type;

    /// <summary>Whether it can do without a value. To look at what is nullable takes long: it is done when somebody asks.</summary>
    public bool IsOptional => _isOptional ??= HasDefault || System.Nullable.GetUnderlyingType(type) is not null || (!type.IsValueType && IsNullable());

    /// <summary>Whether a value is there where none is given.</summary>
    public abstract bool HasDefault { get; }

    /// <summary>That value, where it is known; else null.</summary>
    public virtual object? Default => null;

    /// <summary>Whether the attributes alone make it an option or an argument.</summary>
    public virtual bool NeedsAttribute => false;

    /// <summary>The attribute of a type; null where there is none.</summary>
    public T? AttributeOf<T>() where T : Attribute => Attributes(typeof(T)) is [T attribute, ..] ? attribute : null;

    private protected abstract object[] Attributes(Type attribute);

    private protected abstract bool IsNullable();

    /// <summary>The default of an enum is its number in the metadata.</summary>
    private protected object? AsMember(object? value)
    {
        if (value is null)
            return null;
        Type plain = System.Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? Enum.ToObject(plain, value) : value;
    }
}

/// <summary>A parameter of a function or of a constructor.</summary>
internal sealed class ParameterMember(ParameterInfo parameter) : DeclaringMember(
    parameter.Name ?? throw new ArgumentException("A parameter of the function has no name."), parameter.ParameterType)
{
    /// <inheritdoc />
    // What C# gives a default has the flag, too, which is found much faster.
    public override bool HasDefault => parameter.IsOptional && parameter.HasDefaultValue;

    /// <inheritdoc />
    public override object? Default => HasDefault ? AsMember(parameter.DefaultValue) : null;

    private protected override object[] Attributes(Type attribute) => parameter.GetCustomAttributes(attribute, inherit: false);

    private protected override bool IsNullable() => new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
}

/// <summary>A property of a class.</summary>
internal sealed class PropertyMember(PropertyInfo property) : DeclaringMember(
    char.ToLowerInvariant(property.Name[0]) + property.Name[1..], property.PropertyType)
{
    /// <summary>The property.</summary>
    public PropertyInfo Property => property;

    /// <inheritdoc />
    // One that is not required keeps what its class gave it.
    public override bool HasDefault => !property.IsDefined(typeof(RequiredMemberAttribute), inherit: false);

    /// <inheritdoc />
    public override bool NeedsAttribute => true;

    private protected override object[] Attributes(Type attribute) => property.GetCustomAttributes(attribute, inherit: false);

    private protected override bool IsNullable() => new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
}
