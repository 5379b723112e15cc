using Click.Net.Io;
using Click.Net.Testing;

namespace Click.Net.Tests.Core;

[TestClass]
public sealed class OptionTests
{
    private enum Colour
    {
        Red,
        LightBlue,
    }

    private static object? ValueOf(Parameter parameter, string args, string? input = null, Dictionary<string, string?>? environment = null)
    {
        object? value = null;
        Command command = new("x") { Params = { parameter }, Callback = (Context context) => { value = context.Params[parameter.Name]; } };
        RunResult result = new CliRunner { Environment = environment ?? [] }.Invoke(command, args, input);
        return result.Exception is null ? value : result.Exception.Message;
    }

    [TestMethod]
    public void The_type_of_the_value_is_the_csharp_type()
    {
        Assert.AreEqual(3, ValueOf(new Option<int>("--n"), "--n 3"));
        Assert.AreEqual(2.5m, ValueOf(new Option<decimal>("--n"), "--n 2.5"));
        Assert.AreEqual(Colour.LightBlue, ValueOf(new Option<Colour>("--colour"), "--colour light-blue"));
        Assert.AreEqual(new TimeOnly(8, 30), ValueOf(new Option<TimeOnly>("--at"), "--at 08:30"));
        Assert.AreEqual(("a", 1), ValueOf(new Option<(string, int)>("--pair"), "--pair a 1"));
        Assert.AreEqual(new Version(1, 2), ValueOf(new Option<Version>("--since"), "--since 1.2"));
        Assert.IsInstanceOfType<FileInfo>(ValueOf(new Option<FileInfo>("--file"), "--file a.txt"));
    }

    [TestMethod]
    public void An_array_takes_the_option_several_times()
    {
        CollectionAssert.AreEqual(new[] { 1, 2 }, (int[])ValueOf(new Option<int[]>("--n"), "--n 1 --n 2")!);
        CollectionAssert.AreEqual(new[] { "a" }, ((List<string>)ValueOf(new Option<List<string>>("--n"), "--n a")!).ToArray());
        Assert.IsEmpty((int[])ValueOf(new Option<int[]>("--n"), "")!);
    }

    [TestMethod]
    public void A_bool_is_a_flag()
    {
        Assert.AreEqual(true, ValueOf(new Option<bool>("--shout"), "--shout"));
        Assert.AreEqual(false, ValueOf(new Option<bool>("--shout"), ""));
        Assert.AreEqual(false, ValueOf(new Option<bool>("--shout/--no-shout") { Default = true }, "--no-shout"));
    }

    [TestMethod]
    public void A_number_that_the_type_cannot_hold_is_refused()
    {
        Assert.AreEqual("'300' is not a valid integer.", ValueOf(new Option<byte>("--n"), "--n 300"));
        Assert.AreEqual("'99999999999' is not a valid integer.", ValueOf(new Option<int>("--n"), "--n 99999999999"));
    }

    [TestMethod]
    public void The_command_line_beats_the_environment_and_the_environment_the_default()
    {
        Dictionary<string, string?> environment = new() { ["N"] = "2" };

        Assert.AreEqual(3, ValueOf(new Option<int>("--n") { Default = 1, EnvVar = "N" }, "--n 3", environment: environment));
        Assert.AreEqual(2, ValueOf(new Option<int>("--n") { Default = 1, EnvVar = "N" }, "", environment: environment));
        Assert.AreEqual(1, ValueOf(new Option<int>("--n") { Default = 1, EnvVar = "OTHER" }, "", environment: environment));
        Assert.AreEqual(2, ValueOf(new Option<int>("--n") { EnvVar = ["OTHER", "N"] }, "", environment: environment));
    }

    [TestMethod]
    public void A_missing_value_is_asked_for()
    {
        Assert.AreEqual("Ann", ValueOf(new Option<string>("--name") { Prompt = true }, "", "Ann\n"));
        Assert.AreEqual(5, ValueOf(new Option<int>("--age") { Prompt = "How old" }, "", "x\n5\n"));
    }

    [TestMethod]
    public void A_callback_may_change_the_value()
    {
        Option<string> option = new("--name") { Callback = (_, _, value) => ((string?)value)?.ToUpperInvariant() };

        Assert.AreEqual("ANN", ValueOf(option, "--name ann"));
    }

    [TestMethod]
    public void Declarations_that_contradict_themselves_are_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new Option<bool>("--on/--on"));
        Assert.ThrowsExactly<ArgumentException>(() => new Option<int>("name"));
        Assert.ThrowsExactly<ArgumentException>(() => new Option<int>("--a", "first", "second"));
    }

    [TestMethod]
    public void A_type_that_nothing_reads_is_refused_at_once()
    {
        NotSupportedException error = Assert.ThrowsExactly<NotSupportedException>(() => new Option<OptionTests>("--x"));

        StringAssert.Contains(error.Message, "IParsable");
    }

    [TestMethod]
    public void A_stream_is_opened_for_the_callback_and_closed_after_it()
    {
        using IsolatedFileSystem files = new();
        files.Write("in.txt", "content");
        TextReader? reader = null;
        Command command = new("cat")
        {
            Params = { new Option<TextReader>("--in") },
            Callback = (TextReader @in) => { reader = @in; Term.Echo(@in.ReadToEnd()); },
        };

        RunResult result = new CliRunner { WorkingDirectory = files.Path }.Invoke(command, "--in in.txt");

        Assert.AreEqual("content\n", result.Stdout);
        Assert.ThrowsExactly<ObjectDisposedException>(() => reader!.Read());
    }

    [TestMethod]
    public void An_atomic_file_replaces_the_old_one_when_the_command_ends()
    {
        using IsolatedFileSystem files = new();
        files.Write("out.txt", "old");
        string? during = null;
        Command command = new("write")
        {
            Params = { new Option("--out") { Type = new Net.Types.FileType("w") { Atomic = true } } },
            Callback = (LazyFile @out) => { @out.Writer.Write("new"); @out.Writer.Flush(); during = files.Read("out.txt"); },
        };

        RunResult result = new CliRunner { WorkingDirectory = files.Path }.Invoke(command, "--out out.txt");

        Assert.IsNull(result.Exception, result.Exception?.ToString());
        Assert.AreEqual("old", during);
        Assert.AreEqual("new", files.Read("out.txt"));
        Assert.HasCount(1, Directory.GetFiles(files.Path));
    }
}
