using System.Reflection;
using Pallets.Tests.Architecture;

namespace Flask.Net.Tests;

[TestClass]
public sealed class ArchitectureTests
{
    private static readonly Assembly Library = Assembly.Load("Flask.Net");

    [TestMethod]
    public void Folders_depend_one_way() =>
        ArchitectureRules.AssertFoldersDependOneWay(Library, new FolderOrder("Signals", "Json", "Config", "Sessions", "Wrappers", "Contexts", "Views", "Templating", "Blueprints", "App", "Testing", "Cli")
            .WithRing("Sessions", "Wrappers", "Contexts", "Views", "Templating", "Blueprints", "App", "Testing", "Cli"));

    [TestMethod]
    public void The_library_references_only_what_the_design_allows() =>
        ArchitectureRules.AssertReferencesOnly(Library, "MarkupSafe.Net", "ItsDangerous.Net", "Click.Net", "Jinja.Net", "Werkzeug.Net", "Microsoft.AspNetCore.*", "Microsoft.Extensions.*", "Microsoft.Net.Http.Headers");
}
