using Click.Net.Testing;
using Flask.Net;

namespace Werkzeug.Net.Scripting.Tests;

/// <summary>The command <c>shell</c> of an application, with the compiler behind it.</summary>
[TestClass]
public sealed class FlaskShellTests
{
    [TestMethod]
    public void The_shell_of_an_application_evaluates_against_it()
    {
        FlaskApp app = new("shop", staticFolder: null, templateFolder: null) { SecretKey = "dev", CodeEvaluator = new CSharpEvaluator("Flask.Net") };
        app.Get("/item/<int:id>", (int id) => $"{id}", endpoint: "item");
        app.ShellContextProcessor(static () => new { prices = new List<int> { 3, 4 } });

        RunResult result = app.TestCliRunner().Invoke(["shell"], input: "prices.Sum() * 6\nint Twice(int x)\n{\n    return 2 * x;\n}\nTwice(21)\napp.Name + Current.App.Config[\"SECRET_KEY\"]\n(await app.TestClient().GetAsync(\"/item/7\")).Text\nnonsense\n");

        Assert.AreEqual(0, result.ExitCode, result.Output);
        Assert.AreEqual(2, result.Output.Split('\n').Count(static line => line.EndsWith("42", StringComparison.Ordinal)), result.Output);
        Assert.Contains("\"shopdev\"", result.Output);
        Assert.Contains("\"7\"", result.Output);
        Assert.Contains("CS0103", result.Output);
    }
}
