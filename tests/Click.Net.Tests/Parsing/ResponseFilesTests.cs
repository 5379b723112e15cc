using Click.Net.Testing;

namespace Click.Net.Tests.Parsing;

[TestClass]
public sealed class ResponseFilesTests
{
    private static readonly RunOptions Reading = new() { ResponseFiles = true };

    private static Command Echo() => new("echo") { Params = { new Argument<string[]>("words") }, Callback = static (string[] words) => Term.Echo(string.Join('|', words)) };

    private static RunResult Run(IsolatedFileSystem files, params string[] args) =>
        new CliRunner { WorkingDirectory = files.Path }.Invoke(Echo(), args, options: Reading);

    [TestMethod]
    public void The_words_of_a_file_stand_in_its_place()
    {
        using IsolatedFileSystem files = new();
        files.Write("more.rsp", "one 'two words'\n# a comment\n  @inner.rsp\n");
        files.Write("inner.rsp", "three");

        Assert.AreEqual("a|one|two words|three|b\n", Run(files, "a", "@more.rsp", "b").Stdout);
    }

    [TestMethod]
    public void A_doubled_sign_a_single_one_and_what_stands_behind_the_dashes_are_words()
    {
        using IsolatedFileSystem files = new();

        Assert.AreEqual("@a|@|@b\n", Run(files, "@@a", "@", "--", "@b").Stdout);
    }

    [TestMethod]
    public void A_file_that_is_missing_or_names_itself_is_an_error()
    {
        using IsolatedFileSystem files = new();
        files.Write("loop.rsp", "@loop.rsp @loop.rsp");

        StringAssert.Contains(Run(files, "@none").Stderr, "Error: Could not read response file 'none': No such file or directory");
        StringAssert.Contains(Run(files, "@loop.rsp").Stderr, "nested too deeply");
        Assert.AreEqual(2, Run(files, "@none").ExitCode);
    }

    [TestMethod]
    public void Files_are_read_only_where_that_is_asked_for()
    {
        Assert.AreEqual("@none\n", new CliRunner().Invoke(Echo(), ["@none"]).Stdout);
    }
}
