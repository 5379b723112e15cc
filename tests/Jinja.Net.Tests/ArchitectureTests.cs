using System.Reflection;
using Pallets.Tests.Architecture;

namespace Jinja.Net.Tests;

[TestClass]
public sealed class ArchitectureTests
{
    private static readonly Assembly Library = Assembly.Load("Jinja.Net");

    [TestMethod]
    public void Folders_depend_one_way() =>
        ArchitectureRules.AssertFoldersDependOneWay(Library, new FolderOrder("Errors", "Syntax", "Parsing", "Runtime", "Analysis", "Compilation", "Builtins", "Loaders", "", "Native", "Sandbox", "Extensions", "ChatTemplates"));

    [TestMethod]
    public void The_library_references_only_what_the_design_allows() =>
        ArchitectureRules.AssertReferencesOnly(Library, "MarkupSafe.Net", "Parlot");
}
