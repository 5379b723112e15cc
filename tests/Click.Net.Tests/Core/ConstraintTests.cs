using Click.Net.Testing;

namespace Click.Net.Tests.Core;

[TestClass]
public sealed class ConstraintTests
{
    private static string Run(Constraint constraint, string args)
    {
        Command command = new("x")
        {
            Params = { new Option<bool>("--json"), new Option<bool>("--xml"), new Option<string>("--out") { EnvVar = "OUT", Default = "-" } },
            Constraints = { constraint },
            Callback = () => Term.Echo("fine"),
        };
        RunResult result = new CliRunner { Environment = new Dictionary<string, string?> { ["OUT"] = args.Contains("env") ? "file" : null } }
            .Invoke(command, args.Replace("env", ""));
        return result.Output.TrimEnd().Split('\n')[^1];
    }

    [TestMethod]
    public void Options_that_exclude_each_other_are_not_taken_together()
    {
        Assert.AreEqual("Error: Options '--json' and '--xml' cannot be used together.", Run(Constraint.MutuallyExclusive("--json", "--xml"), "--json --xml"));
        Assert.AreEqual("fine", Run(Constraint.MutuallyExclusive("--json", "--xml"), "--xml"));
        Assert.AreEqual("fine", Run(Constraint.MutuallyExclusive("--json", "--xml"), ""));
    }

    [TestMethod]
    public void At_least_one_is_wanted_and_a_default_is_none()
    {
        Assert.AreEqual("Error: At least one of the options '--json' or '--out' is required.", Run(Constraint.AtLeastOne("--json", "--out"), ""));
        Assert.AreEqual("fine", Run(Constraint.AtLeastOne("--json", "--out"), "env"));
    }

    [TestMethod]
    public void One_option_may_need_another()
    {
        Assert.AreEqual("Error: Option '--json' requires '--out'.", Run(Constraint.Requires("--json", "--out"), "--json"));
        Assert.AreEqual("fine", Run(Constraint.Requires("--json", "--out"), "--json --out a"));
        Assert.AreEqual("fine", Run(Constraint.Requires("--json", "--out"), "--xml"));
    }

    [TestMethod]
    public void Exactly_one_is_neither_none_nor_two()
    {
        Assert.AreEqual("Error: One of the options '--json' or '--xml' is required.", Run(Constraint.ExactlyOne("--json", "--xml"), ""));
        Assert.AreEqual("fine", Run(Constraint.ExactlyOne("--json", "--xml"), "--json"));
    }
}
