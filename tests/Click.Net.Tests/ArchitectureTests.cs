using System.Reflection;
using Pallets.Tests.Architecture;

namespace Click.Net.Tests;

[TestClass]
public sealed class ArchitectureTests
{
    private static readonly Assembly Library = Assembly.Load("Click.Net");

    [TestMethod]
    public void Folders_depend_one_way() =>
        ArchitectureRules.AssertFoldersDependOneWay(Library, new FolderOrder("Errors", "Text", "Io", "Types", "Parsing", "Formatting", "Terminal", "Core", "Declaring", "Completion", "Testing")
            .WithRing("Core", "Completion").WithRing("Core", "Declaring"));

    [TestMethod]
    public void The_library_references_only_what_the_design_allows() =>
        ArchitectureRules.AssertReferencesOnly(Library);
}
