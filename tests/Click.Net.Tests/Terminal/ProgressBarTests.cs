using Click.Net.Terminal;
using Click.Net.Testing;

namespace Click.Net.Tests.Terminal;

[TestClass]
public sealed class ProgressBarTests
{
    private static ScriptedConsole Screen() => new() { IsTerminal = true };

    [TestMethod]
    public void Without_a_terminal_only_the_label_is_shown()
    {
        Command command = new("x") { Callback = () => { foreach (int _ in Term.ProgressBar([1, 2, 3], "Working")) { } } };

        Assert.AreEqual("Working\n", new CliRunner().Invoke(command).Output);
    }

    [TestMethod]
    public void On_a_terminal_the_bar_is_drawn_over_itself()
    {
        ScriptedConsole screen = Screen();

        foreach (int _ in Term.ProgressBar([1, 2], "Do", new ProgressBarOptions { Width = 4, Console = screen })) { }

        Assert.AreEqual("\u001b[?25lDo  [----]    0%\rDo  [##--]   50%\rDo  [####]  100%\u001b[?25h\n", screen.Stdout);
    }

    [TestMethod]
    public void Time_position_and_text_are_shown_as_wanted()
    {
        ScriptedConsole screen = Screen();
        ManualTime time = new();
        using ProgressBar bar = Term.ProgressBar(100, options: new ProgressBarOptions
        {
            Width = 10, Console = screen, Time = time, ShowPos = true, ItemText = item => $"<{item}>",
        });

        time.Advance(TimeSpan.FromSeconds(10));
        bar.Update(10, "ten");

        Assert.AreEqual("  [#---------]  10/100  00:01:30  <ten>", bar.ToString());
    }

    [TestMethod]
    public void A_hidden_bar_shows_nothing()
    {
        ScriptedConsole screen = Screen();

        foreach (int _ in Term.ProgressBar([1], "Do", new ProgressBarOptions { Hidden = true, Console = screen })) { }

        Assert.AreEqual("", screen.Stdout);
    }

    [TestMethod]
    public async Task An_asynchronous_sequence_moves_it_too()
    {
        ScriptedConsole screen = Screen();
        List<int> seen = [];

        await foreach (int item in Term.ProgressBar(Numbers(), "Do", new ProgressBarOptions { Width = 4, Length = 2, Console = screen }))
            seen.Add(item);

        CollectionAssert.AreEqual(new[] { 0, 1 }, seen);
        StringAssert.EndsWith(screen.Stdout, "Do  [####]  100%\u001b[?25h\n");
    }

    [TestMethod]
    public void Leaving_early_ends_the_line()
    {
        ScriptedConsole screen = Screen();

        foreach (int _ in Term.ProgressBar([1, 2], "Do", new ProgressBarOptions { Width = 4, Console = screen }))
            break;

        StringAssert.EndsWith(screen.Stdout, "\u001b[?25h\n");
    }

    private static async IAsyncEnumerable<int> Numbers()
    {
        for (int i = 0; i < 2; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
