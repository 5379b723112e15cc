using Click.Net;
using Click.Net.Testing;

namespace Flask.Net.Tests.Cli;

[TestClass]
public sealed class CommandLineTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public void Routes_are_listed_as_a_table()
    {
        _app.Get("/", () => "");
        _app.Route("/post/<int:id>", () => "", endpoint: "post", methods: ["GET", "POST"]);

        RunResult result = _app.TestCliRunner().Invoke(["routes"]);

        Assert.AreEqual(
            "Endpoint  Methods    Rule          \n"
            + "--------  ---------  --------------\n"
            + "index     GET        /             \n"
            + "post      GET, POST  /post/<int:id>\n",
            result.Output);
    }

    [TestMethod]
    public void Routes_can_be_listed_with_every_method_and_in_another_order()
    {
        _app.Get("/b", () => "", endpoint: "a");
        _app.Get("/a", () => "", endpoint: "b");

        string[] lines = _app.TestCliRunner().Invoke(["routes", "--all-methods", "--sort", "rule"]).Output.Split('\n');

        Assert.AreEqual("b         GET, HEAD, OPTIONS  /a  ", lines[2]);
        Assert.AreEqual("a         GET, HEAD, OPTIONS  /b  ", lines[3]);
    }

    [TestMethod]
    public void An_application_without_routes_says_so() =>
        Assert.AreEqual("No routes were registered.\n", _app.TestCliRunner().Invoke(["routes"]).Output);

    [TestMethod]
    public void A_command_runs_inside_the_context_of_the_application()
    {
        _app.Cli.Command("where", () => Term.Echo(Current.App.Name), help: "Tell.");

        Assert.AreEqual("test\n", _app.TestCliRunner().Invoke(["where"]).Output);
        Assert.Contains("where   Tell.", _app.TestCliRunner().Invoke(["--help"]).Output);
    }

    [TestMethod]
    public void Commands_of_a_blueprint_stand_in_a_group_of_its_name()
    {
        Blueprint users = new("users", rootPath: Path.GetTempPath());
        users.Cli.Command("list", () => Term.Echo("nobody"));
        _app.RegisterBlueprint(users);

        Assert.AreEqual("nobody\n", _app.TestCliRunner().Invoke(["users", "list"]).Output);
    }

    [TestMethod]
    public void Debug_is_set_by_the_command_line()
    {
        _app.Cli.Command("debugging", () => Term.Echo($"{Current.App.Debug}"));

        Assert.AreEqual("True\n", _app.TestCliRunner().Invoke(["--debug", "debugging"]).Output);
        Assert.AreEqual("False\n", _app.TestCliRunner().Invoke(["--no-debug", "debugging"]).Output);
    }

    [TestMethod]
    public void A_command_that_does_not_exist_is_an_error_of_usage()
    {
        RunResult result = _app.TestCliRunner().Invoke(["nope"]);

        Assert.AreEqual(2, result.ExitCode);
        Assert.Contains("No such command 'nope'.", result.Output);
    }
}
