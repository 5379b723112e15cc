using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Jinja.Net.Generator;

/// <summary>What the attributes at one place ask for: the marked types and those of the same project that they lead to.</summary>
internal sealed class MarkedTypes : IEquatable<MarkedTypes>
{
    private readonly List<ModelCode> _types = [];
    private readonly List<Problem> _problems = [];
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    public IReadOnlyList<ModelCode> Types => _types;

    public IReadOnlyList<Problem> Problems => _problems;

    public static MarkedTypes Find(GeneratorAttributeSyntaxContext target, CancellationToken cancellation)
    {
        MarkedTypes marked = new();
        Queue<INamedTypeSymbol> waiting = new();
        foreach (AttributeData attribute in target.Attributes)
        {
            ITypeSymbol? type = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as ITypeSymbol : target.TargetSymbol as ITypeSymbol;
            Location? place = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation();
            if (type is INamedTypeSymbol named && marked.IsGood(named, target.SemanticModel.Compilation, place))
                waiting.Enqueue(named);
        }

        while (waiting.Count > 0 && !cancellation.IsCancellationRequested)
            marked.Add(waiting.Dequeue(), target.SemanticModel.Compilation, waiting);
        return marked;
    }

    public bool Equals(MarkedTypes? other) => other is not null && _types.SequenceEqual(other._types) && _problems.SequenceEqual(other._problems);

    public override bool Equals(object? obj) => Equals(obj as MarkedTypes);

    public override int GetHashCode() => _types.Count;

    private bool IsGood(INamedTypeSymbol type, Compilation compilation, Location? place)
    {
        string? reason = type.TypeKind is not (TypeKind.Class or TypeKind.Struct) ? "mark the classes and structs whose objects templates see"
            : type.IsStatic || type.IsRefLikeType ? "templates cannot hold objects of it"
            : IsOpen(type) ? "its type parameters are not known: mark the type that templates see with [assembly: JinjaModel(typeof(...))]"
            : !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) ? "the code that reads it cannot get at it: make it and the types around it internal or public"
            : null;
        if (reason is not null)
            _problems.Add(new Problem(type.ToDisplayString(), reason, place));
        return reason is null;
    }

    private static bool IsOpen(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
            if (around.IsUnboundGenericType || around.TypeArguments.Any(static argument => argument is ITypeParameterSymbol))
                return true;
        return false;
    }

    private void Add(INamedTypeSymbol type, Compilation compilation, Queue<INamedTypeSymbol> waiting)
    {
        if (!_seen.Add(type))
            return;
        ISymbol[] members = [.. Members(type).Where(member => IsReadable(member, compilation))];
        _types.Add(ModelCode.Of(type, members));
        foreach (ISymbol member in members)
            Follow(member switch { IPropertySymbol property => property.Type, IFieldSymbol field => field.Type, IMethodSymbol method => method.ReturnType, _ => null }, compilation, waiting, 0);
    }

    /// <summary>The public members, the youngest of each name; methods only where one has the name alone.</summary>
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type)
    {
        INamedTypeSymbol[] ancestors = [.. Ancestors(type)];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ISymbol member in ancestors.SelectMany(static ancestor => ancestor.GetMembers()).Where(IsOffered))
            if (names.Add(member.Name) && !(member is IMethodSymbol method && HasOverloads(method, ancestors)))
                yield return member;
    }

    private static bool HasOverloads(IMethodSymbol method, INamedTypeSymbol[] ancestors)
    {
        HashSet<ISymbol> same = new(SymbolEqualityComparer.Default);
        for (IMethodSymbol? overridden = method; overridden is not null; overridden = overridden.OverriddenMethod)
            same.Add(overridden.OriginalDefinition);
        return method.Name is "Equals" or "GetHashCode" or "ToString" or "GetType" or "MemberwiseClone" or "Finalize" or "ReferenceEquals"
            || ancestors.SelectMany(ancestor => ancestor.GetMembers(method.Name)).Any(other => !same.Contains(other.OriginalDefinition));
    }

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type; ancestor is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; ancestor = ancestor.BaseType)
            yield return ancestor;
    }

    private static bool IsOffered(ISymbol member)
    {
        if (member.IsStatic || member.DeclaredAccessibility != Accessibility.Public || !member.CanBeReferencedByName)
            return false;
        return member switch
        {
            IPropertySymbol property => property is { IsIndexer: false, RefKind: RefKind.None, GetMethod.DeclaredAccessibility: Accessibility.Public } && IsOrdinary(property.Type),
            IFieldSymbol field => field.RefKind == RefKind.None && IsOrdinary(field.Type),
            IMethodSymbol method => method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, RefKind: RefKind.None } && IsOrdinary(method.ReturnType)
                && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None && IsOrdinary(parameter.Type)) && !IsOfObject(method),
            _ => false,
        };
    }

    private static bool IsOrdinary(ITypeSymbol type) => type is { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error) };

    private static bool IsOfObject(IMethodSymbol method)
    {
        IMethodSymbol first = method;
        while (first.OverriddenMethod is { } overridden)
            first = overridden;
        return first.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType;
    }

    private static bool IsReadable(ISymbol member, Compilation compilation) =>
        compilation.IsSymbolAccessibleWithin(member, compilation.Assembly)
        && !member.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() is
            "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute" or "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute" or "System.Runtime.Versioning.RequiresPreviewFeaturesAttribute");

    private void Follow(ITypeSymbol? type, Compilation compilation, Queue<INamedTypeSymbol> waiting, int depth)
    {
        if (type is IArrayTypeSymbol array)
            Follow(array.ElementType, compilation, waiting, depth + 1);
        if (type is not INamedTypeSymbol named || depth > 5)
            return;
        foreach (ITypeSymbol argument in named.TypeArguments)
            Follow(argument, compilation, waiting, depth + 1);
        bool isOwn = SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, compilation.Assembly);
        if (isOwn && named.TypeKind is TypeKind.Class or TypeKind.Struct && named is { IsStatic: false, IsRefLikeType: false }
            && !IsOpen(named) && compilation.IsSymbolAccessibleWithin(named, compilation.Assembly) && !_seen.Contains(named))
            waiting.Enqueue(named);
    }
}
