using Click.Net.Testing;

namespace Click.Net.Tests.Declaring;

[TestClass]
public sealed class DefaultMapsTests
{
    [TestMethod]
    public void Keys_with_colons_are_nested_and_numbers_are_lists()
    {
        var map = DefaultMaps.FromKeys(new Dictionary<string, string?> { ["run"] = null, ["run:Port"] = "80", ["run:tags:10"] = "k", ["run:tags:2"] = "c", ["DryRun"] = "yes" });

        var run = (IReadOnlyDictionary<string, object?>)map["run"]!;
        Assert.AreEqual("80", run["port"]);
        CollectionAssert.AreEqual(new[] { "c", "k" }, (List<object?>)run["tags"]!);
        Assert.AreEqual("yes", map["dry_run"]);
    }

    [TestMethod]
    public void A_configuration_is_checked_like_the_command_line()
    {
        Command command = new("x") { Params = { new Option<int>("--port") } };
        RunOptions options = new() { Settings = new ContextSettings { DefaultMap = DefaultMaps.FromJson("""{"port": "many"}""") } };

        StringAssert.Contains(new CliRunner().Invoke(command, options: options).Stderr, "Invalid value for '--port': 'many' is not a valid integer.");
    }
}
