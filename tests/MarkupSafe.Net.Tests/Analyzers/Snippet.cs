using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MarkupSafe.Net.Tests.Analyzers;

/// <summary>Compiles pieces of C# against the library as built.</summary>
internal static class Snippet
{
    /// <summary>Everything that the test itself runs with, the library among it.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The options of a snippet: the newest language that the tests' compiler knows.</summary>
    public static CSharpParseOptions Language { get; } = new(LanguageVersion.Preview);

    /// <summary>A compilation of sources.</summary>
    public static CSharpCompilation Compile(OutputKind kind, IEnumerable<MetadataReference> references, params IEnumerable<string> sources) =>
        CSharpCompilation.Create(
            "Snippet" + Guid.NewGuid().ToString("N"),
            sources.Select(static source => CSharpSyntaxTree.ParseText(source, Language)),
            references,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
}
