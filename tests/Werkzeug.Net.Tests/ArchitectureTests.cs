using System.Reflection;
using Pallets.Tests.Architecture;

namespace Werkzeug.Net.Tests;

[TestClass]
public sealed class ArchitectureTests
{
    private static readonly Assembly Library = Assembly.Load("Werkzeug.Net");

    [TestMethod]
    public void Folders_depend_one_way() =>
        ArchitectureRules.AssertFoldersDependOneWay(Library, new FolderOrder("Text", "Errors", "Datastructures", "Http", "Security", "Local", "Wsgi", "Forms", "Routing", "Wrappers", "Middleware", "Testing", "Debugging", "Serving"));

    [TestMethod]
    public void The_library_references_only_what_the_design_allows() =>
        ArchitectureRules.AssertReferencesOnly(Library, "MarkupSafe.Net", "Microsoft.AspNetCore", "Microsoft.AspNetCore.*", "Microsoft.Extensions.*", "Microsoft.Net.Http.Headers");
}
