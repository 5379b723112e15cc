using Jinja.Net.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.FileProviders;

namespace Jinja.Net.Tests.Generator;

/// <summary>Which projects get a FileProviderLoader written.</summary>
[TestClass]
public sealed class FileProviderGeneratorTests
{
    [TestMethod]
    public void A_project_that_knows_file_providers_gets_a_loader_over_them()
    {
        CSharpCompilation project = Run(Project("App", "class A { object B(Microsoft.Extensions.FileProviders.IFileProvider files) => new Jinja.Net.FileProviderLoader(files, \"x\"); }"));

        AssertCompiles(project);
        Assert.AreEqual(Accessibility.Internal, Loader(project)!.DeclaredAccessibility);
    }

    [TestMethod]
    [DataRow("Jinja.Net")]
    [DataRow("Microsoft.Extensions.FileProviders.Abstractions")]
    public void A_project_without_them_gets_none(string missing) => Assert.IsNull(Loader(Run(Project("App", "class A;", without: missing))));

    [TestMethod]
    public void A_library_may_show_its_own_to_those_who_use_it()
    {
        CSharpCompilation library = Run(Project("Library", "namespace Jinja.Net { public sealed partial class FileProviderLoader; }"));
        CSharpCompilation project = Run(Project("App", "class A { object B(Microsoft.Extensions.FileProviders.IFileProvider files) => new Jinja.Net.FileProviderLoader(files); }", library));

        AssertCompiles(library);
        AssertCompiles(project);
        Assert.AreEqual("Library", Loader(project)!.ContainingAssembly.Name);
    }

    [TestMethod]
    public void Those_that_referenced_libraries_hide_are_not_in_the_way()
    {
        CSharpCompilation one = Run(Project("One", "public class A;")), two = Run(Project("Two", "public class B;"));
        CSharpCompilation project = Run(Project("App", "class C { Jinja.Net.FileProviderLoader? D; }", one, two));

        AssertCompiles(project);
        Assert.AreEqual("App", project.Assembly.GetTypeByMetadataName("Jinja.Net.FileProviderLoader")!.ContainingAssembly.Name);
    }

    [TestMethod]
    public void Tests_that_see_what_a_program_hides_use_that_of_the_program()
    {
        CSharpCompilation program = Run(Project("Program", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]"));
        CSharpCompilation tests = Run(Project("Tests", "class C { Jinja.Net.FileProviderLoader? D; }", program));

        AssertCompiles(tests);
        Assert.AreEqual("Program", Loader(tests)!.ContainingAssembly.Name);
    }

    [TestMethod]
    public void A_class_of_the_projects_own_is_left_alone() =>
        AssertCompiles(Run(Project("App", "namespace Jinja.Net { class FileProviderLoader { public int Mine; } class B { int C => new FileProviderLoader().Mine; } }")));

    private static INamedTypeSymbol? Loader(CSharpCompilation project) => project.GetTypeByMetadataName("Jinja.Net.FileProviderLoader");

    private static void AssertCompiles(CSharpCompilation project)
    {
        Diagnostic[] faults = [.. project.GetDiagnostics().Where(static fault => fault.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning && fault.Id is not ("CS0169" or "CS0649"))];
        Assert.IsEmpty(faults, string.Join('\n', faults.Select(static fault => fault.ToString())));
    }

    private static CSharpCompilation Run(CSharpCompilation project)
    {
        CSharpGeneratorDriver.Create(new FileProviderGenerator()).RunGeneratorsAndUpdateCompilation(project, out Microsoft.CodeAnalysis.Compilation after, out _);
        return (CSharpCompilation)after;
    }

    private static CSharpCompilation Project(string name, string source, params CSharpCompilation[] libraries) => Project(name, source, "", libraries);

    private static CSharpCompilation Project(string name, string source, string without, params CSharpCompilation[] libraries)
    {
        IEnumerable<string> platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Append(typeof(IFileProvider).Assembly.Location).Distinct();
        return CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [
                .. platform.Where(path => Path.GetFileNameWithoutExtension(path) is var file && file != without && (file.StartsWith("System.", StringComparison.Ordinal)
                    || file.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || file is "Jinja.Net" or "MarkupSafe.Net")).Select(static path => MetadataReference.CreateFromFile(path)),
                .. libraries.Select(static library => library.ToMetadataReference()),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
