using Click.Net.Testing;

namespace Click.Net.Tests.Testing;

[TestClass]
public sealed class VirtualTerminalTests
{
    private static VirtualTerminal Shown(string text, int width = 20, int height = 4)
    {
        VirtualTerminal terminal = new(width, height);
        terminal.Out.Write(text);
        return terminal;
    }

    [TestMethod]
    [DataRow("one\ntwo", "one\ntwo")]
    [DataRow("one\rtw", "twe")]
    [DataRow("abc\b\bX", "aXc")]
    [DataRow("a\tb", "a       b")]
    [DataRow("0123456789012345678901", "01234567890123456789\n01")]
    [DataRow("01234567890123456789\nx", "01234567890123456789\nx")]
    [DataRow("abc\u001b[1D\u001b[K!", "ab!")]
    [DataRow("one\ntwo\u001b[A\u001b[2G!", "o!e\ntwo")]
    [DataRow("one\ntwo\u001b[2J\u001b[1;1Hx", "x")]
    [DataRow("one\ntwo\u001b[1;2H\u001b[J", "o")]
    [DataRow("\u001b]0;title\u0007text", "text")]
    [DataRow("\u001b[?25lhidden cursor\u001b[?25h", "hidden cursor")]
    [DataRow("\u001b[999999999999A\u001b[99999C!", "                   !")]
    [DataRow("😀!", "😀!")]
    [DataRow("1\n2\n3\n4\n5\n6", "1\n2\n3\n4\n5\n6")]
    public void It_shows_what_a_terminal_would(string written, string text) => Assert.AreEqual(text, Shown(written).Text);

    [TestMethod]
    public void Lines_that_leave_the_screen_are_kept_apart()
    {
        VirtualTerminal terminal = Shown("1\n2\n3\n4\n5\n6");

        CollectionAssert.AreEqual(new[] { "1", "2" }, terminal.Scrolled.ToArray());
        CollectionAssert.AreEqual(new[] { "3", "4", "5", "6" }, terminal.Lines.ToArray());
        Assert.AreEqual((3, 1), terminal.Cursor);
    }

    [TestMethod]
    public async Task A_command_asks_colours_and_draws()
    {
        VirtualTerminal terminal = new(60);
        terminal.Type("Anm\bn\nsecret\n");
        Command command = new("greet")
        {
            Params = { new Option<string>("--name") { Prompt = true }, new Option<string>("--pin") { Prompt = "PIN", HideInput = true } },
            Callback = static (string name, string pin) =>
            {
                foreach (int _ in Term.ProgressBar(Enumerable.Range(0, 3), label: "Work"))
                {
                }

                Term.StyledEcho($"Hello {name}, {pin.Length}", foreground: "green");
            },
        };

        int exitCode = await command.MainAsync([], new RunOptions { Console = terminal });

        Assert.AreEqual(0, exitCode);
        Assert.AreEqual("Name: Ann\nPIN:\nWork  [####################################]  100%\nHello Ann, 6", terminal.Text);
        Assert.AreEqual("32", terminal.StyleAt(3, 0));
        Assert.AreEqual("", terminal.StyleAt(0, 0));
    }

    [TestMethod]
    public async Task The_end_of_the_keys_aborts()
    {
        VirtualTerminal terminal = new();

        int exitCode = await new Command("x") { Params = { new Option<string>("--name") { Prompt = true } } }.MainAsync([], new RunOptions { Console = terminal });

        Assert.AreEqual(1, exitCode);
        StringAssert.EndsWith(terminal.Text, "Aborted!");
    }
}
