using System.Reflection;
using Pallets.Tests.Architecture;

namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class ArchitectureTests
{
    private static readonly Assembly Library = Assembly.Load("MarkupSafe.Net");

    [TestMethod]
    public void Folders_depend_one_way() =>
        ArchitectureRules.AssertFoldersDependOneWay(Library, new FolderOrder("Text", "Formatting", ""));

    [TestMethod]
    public void The_library_references_only_what_the_design_allows() =>
        ArchitectureRules.AssertReferencesOnly(Library);
}
