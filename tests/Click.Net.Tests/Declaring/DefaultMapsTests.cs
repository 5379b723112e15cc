using Click.Net.Testing;

namespace Click.Net.Tests.Declaring;

[TestClass]
public sealed class DefaultMapsTests
{
    [TestMethod]
    public void A_function_is_asked_by_the_names_of_commands_and_parameters()
    {
        Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase) { ["run:dryRun"] = "true", ["run:tags:0"] = "a", ["run:tags:1"] = "b c", ["name"] = "n" };
        Group cli = new("cli") { Params = { new Option<string>("--name") }, Callback = static (string name) => Term.Echo(name) };
        cli.Add(new Command("run")
        {
            Params = { new Option<bool>("--dry-run"), new Option<string[]>("--tags"), new Option<int>("--port") { Default = 1 } },
            Callback = static (bool dryRun, string[] tags, int port) => Term.Echo($"{dryRun} {string.Join('|', tags)} {port}"),
        });
        RunOptions options = new() { Settings = new ContextSettings { DefaultMap = DefaultMaps.FromLookup(settings.GetValueOrDefault) } };

        Assert.AreEqual("n\nTrue a|b c 1\n", new Click.Net.Testing.CliRunner().Invoke(cli, "run", options: options).Stdout);
    }

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

    [TestMethod]
    public void Help_shows_where_a_default_is_looked_up()
    {
        Dictionary<string, string?> configuration = new() { ["serve:http:port"] = "81" };
        Group serve = new("serve");
        serve.Add(new Command("http") { Params = { new Option<int>("--port") { Default = 80, ShowDefault = true, EnvVar = "PORT", ShowEnvVar = true } } });
        Group cli = new("cli")
        {
            Params = { new Option<bool>("--verbose") { IsGlobal = true } },
            ContextSettings = new ContextSettings { ShowConfigKeys = true, DefaultMap = DefaultMaps.FromLookup(key => configuration.GetValueOrDefault(key)) },
        };
        cli.Add(serve);

        Assert.AreEqual("""
            Usage: cli serve http [OPTIONS]

            Options:
              --port INTEGER  [env var: PORT; config: serve:http:port; default: 81]
              --help          Show this message and exit.

            Global options:
              --verbose  [config: verbose]

            """, new CliRunner().Invoke(cli, "serve http --help").Output);
    }
}
