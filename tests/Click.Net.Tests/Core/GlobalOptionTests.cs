using Click.Net.Testing;

namespace Click.Net.Tests.Core;

[TestClass]
public sealed class GlobalOptionTests
{
    private static readonly CliRunner Runner = new();

    private static Group Cli(bool chain = false)
    {
        Group cli = new("cli")
        {
            Chain = chain,
            Params =
            {
                new Option<bool>("--verbose/--quiet", "-v/-q") { IsGlobal = true, Help = "Says more." },
                new Option<string>("--profile") { IsGlobal = true, Default = "usual" },
                new Option<string[]>("--tag") { IsGlobal = true },
                new Option<int>("--own") { Default = 1 },
            },
            Callback = static (bool verbose, string profile) => Term.Echo($"cli {verbose} {profile}"),
        };
        cli.Add(new Command("run")
        {
            Params = { new Option<int>("--count") { Default = 1 }, new Argument<string>("what") { Required = false } },
            Callback = static (Context context, bool verbose, string profile, string[] tag, int count, string? what) =>
                Term.Echo($"run {verbose} {profile} [{string.Join(',', tag)}] {count} {what ?? "-"} {context.GetParameterSource("profile")}"),
        });
        cli.Command("bound", static (bool verbose, int number = 7) => Term.Echo($"bound {verbose} {number}"));
        return cli;
    }

    [TestMethod]
    [DataRow("-v --profile a run", "cli True a\nrun True a [] 1 - CommandLine\n")]
    [DataRow("run -v --profile a", "cli False usual\nrun True a [] 1 - CommandLine\n")]
    [DataRow("-v run -q x --count 2", "cli True usual\nrun False usual [] 2 x Default\n")]
    [DataRow("--tag a --tag b run", "cli False usual\nrun False usual [a,b] 1 - Default\n")]
    [DataRow("--tag a run --tag c", "cli False usual\nrun False usual [c] 1 - Default\n")]
    public void What_stands_behind_the_command_counts_there_else_what_stands_before_it(string args, string output) =>
        Assert.AreEqual(output, Runner.Invoke(Cli(), args).Output);

    [TestMethod]
    public void Other_options_of_the_group_stay_there() =>
        StringAssert.Contains(Runner.Invoke(Cli(), "run --own 2").Stderr, "No such option '--own'.");

    [TestMethod]
    public void A_command_with_an_option_of_that_name_keeps_its_own()
    {
        Assert.AreEqual("cli False usual\nbound True 7\n", Runner.Invoke(Cli(), "bound --verbose").Output);
        Assert.AreEqual("cli True usual\nbound False 7\n", Runner.Invoke(Cli(), "-v bound").Output);
    }

    [TestMethod]
    public void Commands_of_a_chain_have_it_each() => Assert.AreEqual(
        "cli False usual\nrun True usual [] 1 run Default\n", Runner.Invoke(Cli(chain: true), "run -v run").Output);

    [TestMethod]
    public void Help_lists_them_below_a_heading_of_their_own() => Assert.AreEqual("""
        cli False usual
        Usage: cli run [OPTIONS] [WHAT]

        Options:
          --count INTEGER
          --help           Show this message and exit.

        Global options:
          -v, --verbose / -q, --quiet  Says more.
          --profile TEXT
          --tag TEXT

        """, Runner.Invoke(Cli(), "run --help").Output);
}
