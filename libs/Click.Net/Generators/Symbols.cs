using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Click.Net.Generators;

/// <summary>What has to be known of types and methods.</summary>
internal static class Symbols
{
    private static readonly string[] Readable =
    [
        "object", "string", "bool", "int", "double", "System.Guid", "long", "short", "byte", "sbyte", "uint", "ulong", "ushort", "nint", "System.Int128",
        "System.Numerics.BigInteger", "float", "decimal", "System.Half", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly",
        "System.TimeSpan", "System.Version", "System.Uri", "char", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileSystemInfo",
        "Click.Net.Io.FilePath", "Click.Net.Io.LazyFile", "System.IO.Stream", "System.IO.TextReader", "System.IO.TextWriter",
    ];

    private static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>The type's name from the root, without marks of nullability.</summary>
    public static string NameOf(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(FullName);

    /// <summary>The type behind a question mark.</summary>
    public static ITypeSymbol Plain(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
        ? nullable.TypeArguments[0]
        : type;

    /// <summary>Whether the library reads such values from the command line.</summary>
    public static bool CanRead(ITypeSymbol type) => CanReadOne(type) || (ElementOf(type) is { } element && CanReadOne(element));

    /// <summary>The type of the values of a list; null where the type is none.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } list when Implements(list, "System.Collections.IEnumerable") => list.TypeArguments[0],
        _ => null,
    };

    /// <summary>Whether a type is a class or an interface of that name, or made from it.</summary>
    public static bool Implements(ITypeSymbol type, string name) =>
        type.ToDisplayString() == name || type.AllInterfaces.Any(one => one.ToDisplayString() == name);

    /// <summary>What reading a type reaches by reflection, as attributes that keep it.</summary>
    public static IEnumerable<string> Dependencies(ITypeSymbol type)
    {
        ITypeSymbol plain = Plain(type);
        if (ElementOf(type) is { } element && type.SpecialType != SpecialType.System_String)
        {
            if (type.TypeKind != TypeKind.Array && type.TypeKind != TypeKind.Interface)
                yield return Constructors(type);
            foreach (string dependency in Dependencies(element))
                yield return dependency;
        }
        else if (plain is INamedTypeSymbol { IsGenericType: true } tuple && Implements(tuple, "System.Runtime.CompilerServices.ITuple"))
        {
            yield return Constructors(tuple);
            foreach (string dependency in tuple.TypeArguments.SelectMany(Dependencies))
                yield return dependency;
        }
        else if (plain.TypeKind != TypeKind.Enum && plain.GetMembers("Parse").OfType<IMethodSymbol>().Any(method => Parses(method, plain))
            && plain.ContainingNamespace?.ToDisplayString() != "System")
        {
            yield return $"[global::System.Diagnostics.CodeAnalysis.DynamicDependency(\"Parse\", typeof({NameOf(plain)}))]";
        }
    }

    private static string Constructors(ITypeSymbol type) =>
        $"[global::System.Diagnostics.CodeAnalysis.DynamicDependency(global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors, typeof({NameOf(((INamedTypeSymbol)type).TupleUnderlyingType ?? type)}))]";

    /// <summary>Whether code beside the user's can name the type.</summary>
    public static bool IsNameable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsNameable(array.ElementType),
        INamedTypeSymbol { IsAnonymousType: true } or INamedTypeSymbol { IsRefLikeType: true } => false,
        INamedTypeSymbol named => IsReachable(named) && named.TypeArguments.All(IsNameable),
        _ => false,
    };

    /// <summary>Whether code beside the user's can call the method by its name.</summary>
    public static bool IsCallable(IMethodSymbol method) => method is { IsStatic: true, MethodKind: MethodKind.Ordinary, IsGenericMethod: false }
        && IsVisible(method.DeclaredAccessibility) && method.ContainingType is { IsGenericType: false } type && IsReachable(type);

    private static bool CanReadOne(ITypeSymbol type)
    {
        ITypeSymbol plain = Plain(type);
        if (plain.TypeKind == TypeKind.Enum || Readable.Contains(plain.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString()))
            return true;
        if (plain is INamedTypeSymbol { IsGenericType: true } tuple && Implements(tuple, "System.Runtime.CompilerServices.ITuple"))
            return tuple.TypeArguments.All(CanReadOne);
        return plain.GetMembers("Parse").OfType<IMethodSymbol>().Any(method => Parses(method, plain));
    }

    // Parse(string) or Parse(string, IFormatProvider).
    private static bool Parses(IMethodSymbol method, ITypeSymbol type) => method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, IsGenericMethod: false }
        && method.Parameters.Length is 1 or 2
        && method.Parameters[0].Type.SpecialType == SpecialType.System_String
        && (method.Parameters.Length == 1 || method.Parameters[1].Type.ToDisplayString().TrimEnd('?') == "System.IFormatProvider")
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, type);

    private static bool IsReachable(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.IsFileLocal || !(IsVisible(at.DeclaredAccessibility) || at.IsTupleType))
                return false;
        }

        return true;
    }

    private static bool IsVisible(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal or Accessibility.NotApplicable;
}
