using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pallets.Tests.PublicApi;

/// <summary>Writes the public surface of an assembly as text, one member a line, in a stable order.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char",
        [typeof(byte)] = "byte", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong",
        [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    /// <summary>The whole surface.</summary>
    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(TypeLine(type)).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string TypeLine(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        string[] bases = type.IsEnum ? [] : [.. Bases(type).Select(Name)];
        string inherits = string.Join(", ", bases);
        return $"{kind} {type.Namespace}.{Name(type)}{(inherits.Length == 0 ? "" : " : " + inherits)}";
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        bool derives = type.BaseType is { } based && based != typeof(object) && based != typeof(ValueType);
        IEnumerable<Type> interfaces = type.GetInterfaces().Where(seen => seen.IsVisible && seen != typeof(System.Runtime.Serialization.ISerializable))
            .OrderBy(Name, StringComparer.Ordinal);
        return derives ? interfaces.Prepend(type.BaseType!) : interfaces;
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return type.GetEnumNames().Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");
        return type.GetMembers(Declared).Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)) || member is MethodInfo { IsSpecialName: false, Name: not ("<Clone>$" or "PrintMembers") })
            .Select(Line).OfType<string>().Distinct();
    }

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo made when Seen(made) && !made.IsStatic => $"new({Parameters(made)})",
        MethodInfo method when Seen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $"{Flags(method)}{Annotated(method.ReturnType, Nullability.Create(method.ReturnParameter))} {method.Name}{Generics(method)}({Parameters(method)})",
        PropertyInfo property when Accessor(property) is { } accessor =>
            $"{Flags(accessor)}{Annotated(property.PropertyType, Nullability.Create(property))} {property.Name}{Index(property)} {{ {Accessors(property)}}}",
        FieldInfo field when field.IsPublic || field.IsFamily => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Annotated(field.FieldType, Nullability.Create(field))} {field.Name}",
        EventInfo happening when happening.AddMethod is { } add && Seen(add) => $"event {Name(happening.EventHandlerType!)} {happening.Name}",
        _ => null,
    };

    private static bool Seen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static MethodInfo? Accessor(PropertyInfo property) =>
        new[] { property.GetMethod, property.SetMethod }.FirstOrDefault(accessor => accessor is not null && Seen(accessor));

    private static string Accessors(PropertyInfo property)
    {
        string get = property.GetMethod is { } getter && Seen(getter) ? "get; " : "";
        if (property.SetMethod is not { } setter || !Seen(setter))
            return get;
        bool init = setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        return get + (init ? "init; " : "set; ");
    }

    private static string Flags(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: true } => "",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } when method.GetBaseDefinition() != method => "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        { IsFamily: true } => "protected ",
        _ => "",
    };

    private static string Index(PropertyInfo property)
    {
        ParameterInfo[] index = property.GetIndexParameters();
        return index.Length == 0 ? "" : $"[{string.Join(", ", index.Select(Parameter))}]";
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string way = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        string value = parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "";
        return $"{way}{Annotated(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    private static string Annotated(Type type, NullabilityInfo nullability) =>
        Name(type) + (!type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? "?" : "");

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        string own = type.Name.Split('`')[0];
        string name = type.IsNested ? $"{Name(type.DeclaringType!)}.{own}" : own;
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
