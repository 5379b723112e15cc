using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Jinja.Net.Generator;

/// <summary>
/// Gives a project that knows .NET's IFileProvider a loader of templates over it. It is written into that project, so the library needs no reference to
/// Microsoft.Extensions. Where a referenced library shows such a loader already, nothing is written; where the project declares the class as partial, it is completed.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FileProviderGenerator : IIncrementalGenerator
{
    private const string FileName = "FileProviderLoader.g.cs";
    private const string Loader = "Jinja.Net.FileProviderLoader";

    private static readonly string[] Needed = ["Jinja.Net.TemplateLoader", "Microsoft.Extensions.FileProviders.IFileProvider", "Microsoft.Extensions.Primitives.IChangeToken"];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<bool> isWanted = context.CompilationProvider.Select(static (compilation, _) => IsWanted(compilation));
        context.RegisterSourceOutput(isWanted, static (output, wanted) =>
        {
            if (wanted)
                output.AddSource(FileName, SourceText.From(FileProviderCode.Text, Encoding.UTF8));
        });
    }

    private static bool IsWanted(Compilation compilation)
    {
        if (Needed.Any(name => compilation.GetTypeByMetadataName(name) is null))
            return false;
        return compilation.GetTypesByMetadataName(Loader).All(known => IsOwn(known, compilation) ? IsPartial(known) : !compilation.IsSymbolAccessibleWithin(known, compilation.Assembly));
    }

    private static bool IsOwn(ISymbol type, Compilation compilation) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.All(static part =>
        part.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(static word => word.ValueText == "partial"));
}
