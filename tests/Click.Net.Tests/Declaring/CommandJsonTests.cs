using System.Text.Json;
using Click.Net.Testing;

namespace Click.Net.Tests.Declaring;

[TestClass]
public sealed class CommandJsonTests
{
    [TestMethod]
    public void A_command_tells_itself_as_json()
    {
        Group cli = new("cli") { Help = "Tool.", Params = { CommandJson.Option() } };
        cli.Add(new Command("run") { Params = { new Option<int>("--port", "-p") { Default = 80 } } });

        RunResult result = new CliRunner().Invoke(cli, "--help-json");
        using JsonDocument json = JsonDocument.Parse(result.Stdout);

        JsonElement port = json.RootElement.GetProperty("commands").GetProperty("run").GetProperty("params")[0];
        Assert.AreEqual("Tool.", json.RootElement.GetProperty("help").GetString());
        Assert.AreEqual("integer", port.GetProperty("type").GetString());
        Assert.AreEqual("80", port.GetProperty("default").GetString());
        Assert.AreEqual("-p", port.GetProperty("opts")[1].GetString());
        Assert.AreEqual(0, result.ExitCode);
    }
}
