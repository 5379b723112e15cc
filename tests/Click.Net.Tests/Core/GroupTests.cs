using Click.Net.Testing;

namespace Click.Net.Tests.Core;

[TestClass]
public sealed class GroupTests
{
    private static readonly CliRunner Runner = new();

    [TestMethod]
    public void A_chain_hands_all_results_to_the_result_callback()
    {
        Group cli = new("cli") { Chain = true, ResultCallback = (object?[] results, bool loud) => Term.Echo(string.Join(loud ? "!" : ",", results)) };
        cli.Params.Add(new Option<bool>("--loud"));
        cli.Command("one", () => 1);
        cli.Command("two", () => 2);

        Assert.AreEqual("1,2\n", Runner.Invoke(cli, "one two").Stdout);
        Assert.AreEqual("2!1\n", Runner.Invoke(cli, "--loud two one").Stdout);
    }

    [TestMethod]
    public void Commands_may_be_loaded_when_they_are_called()
    {
        RunResult help = Runner.Invoke(new LazyGroup(), "--help");
        RunResult called = Runner.Invoke(new LazyGroup(), "late");

        StringAssert.Contains(help.Stdout, "late  Loaded.");
        Assert.AreEqual("here\n", called.Stdout);
    }

    [TestMethod]
    public void An_alias_calls_the_command_and_stands_beside_it_in_help()
    {
        Group cli = new("cli");
        cli.Command("status", () => Term.Echo("fine"), "Shows the status.");
        cli.Alias("status", "st", "stat");

        Assert.AreEqual("fine\n", Runner.Invoke(cli, "st").Stdout);
        StringAssert.Contains(Runner.Invoke(cli, "--help").Stdout, "status (st, stat)  Shows the status.");
    }

    [TestMethod]
    public void Sections_divide_commands_and_options()
    {
        Group cli = new("cli") { Params = { new Option<bool>("--dry") { Section = "Safety", Help = "Only tell." } } };
        cli.Add(new Command("push") { Section = "Remote", Help = "Sends." });
        cli.Add(new Command("add") { Help = "Adds." });

        string help = Runner.Invoke(cli, "--help").Stdout;

        StringAssert.Contains(help, "Safety:\n  --dry  Only tell.\n\nOptions:\n  --help");
        StringAssert.Contains(help, "Remote:\n  push  Sends.\n\nCommands:\n  add  Adds.\n");
    }

    [TestMethod]
    public void A_misspelt_command_is_answered_with_those_it_resembles()
    {
        Group cli = new("git");
        cli.Command("commit", () => { });
        cli.Command("clone", () => { });

        StringAssert.Contains(Runner.Invoke(cli, "comit").Stderr, "Error: No such command 'comit'. Did you mean 'commit'?");
    }

    [TestMethod]
    public void Invoke_and_forward_call_other_commands()
    {
        Command test = new("test") { Params = { new Option<int>("--count") { Default = 1 } }, Callback = (int count) => Term.Echo($"Count: {count}") };
        Command dist = new("dist")
        {
            Params = { new Option<int>("--count") { Default = 1 } },
            Callback = async (Context context) =>
            {
                await context.ForwardAsync(test);
                await context.InvokeAsync(test, ("count", 42));
            },
        };

        Assert.AreEqual("Count: 7\nCount: 42\n", Runner.Invoke(dist, "--count 7").Stdout);
    }

    [TestMethod]
    public void A_group_is_no_member_of_a_chain()
    {
        Group chain = new("cli") { Chain = true };

        Assert.ThrowsExactly<ArgumentException>(() => chain.Add(new Group("sub")));
    }

    private sealed class LazyGroup() : Group("lazy")
    {
        public override IEnumerable<string> ListCommands(Context context) => ["late"];

        public override Command? GetCommand(Context context, string name) =>
            name == "late" ? new Command("late") { Help = "Loaded.", Callback = () => Term.Echo("here") } : null;
    }
}
