using System.Diagnostics;

namespace Click.Net.Tests.Terminal;

/// <summary>Runs <c>examples/repo</c> in a terminal of tmux, types, and looks at the screen.</summary>
[TestClass]
[DoNotParallelize]
public sealed class RealTerminalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task A_password_is_not_shown_and_colours_are()
    {
        await using Screen screen = await Screen.OpenAsync("setuser");

        await screen.WaitForAsync("Username:");
        await screen.TypeAsync("ann");
        await screen.WaitForAsync("E-Mail:");
        await screen.TypeAsync("ann@example.org");
        await screen.WaitForAsync("Password:");
        await screen.TypeAsync("hush-hush");
        await screen.WaitForAsync("Repeat for confirmation:");
        await screen.TypeAsync("hush-hush");
        string shown = await screen.WaitForAsync("exit code 0");

        Assert.DoesNotContain("hush", shown);
        StringAssert.Contains(shown, "\u001b[32mChanged credentials of ann <ann@example.org>; the password has 9 characters.");
    }

    [TestMethod]
    public async Task A_progress_bar_is_drawn_on_one_line()
    {
        await using Screen screen = await Screen.OpenAsync("clone https://example.org/things");

        string shown = await screen.WaitForAsync("exit code 0");

        StringAssert.Contains(shown, "Receiving  [####################################]  100%");
        Assert.AreEqual(2, shown.Split("Receiving").Length);
    }

    [TestMethod]
    public async Task Long_output_is_paged()
    {
        await using Screen screen = await Screen.OpenAsync("log", "less");

        string shown = await screen.WaitForAsync("change number 80");
        Assert.DoesNotContain("change number 1\n", shown);
        await screen.TypeAsync("q", enter: false);

        await screen.WaitForAsync("exit code 0");
    }

    [TestMethod]
    public async Task Ctrl_C_ends_a_prompt_with_Aborted()
    {
        await using Screen screen = await Screen.OpenAsync("setuser");

        await screen.WaitForAsync("Username:");
        await screen.TypeAsync("C-c", enter: false);

        StringAssert.Contains(await screen.WaitForAsync("exit code 1"), "Aborted!");
    }

    private sealed class Screen : IAsyncDisposable
    {
        private readonly string _server = $"click-{Guid.NewGuid():N}";

        public static async Task<Screen> OpenAsync(string words, params string[] needed)
        {
            foreach (string program in (string[])["tmux", .. needed])
                Need(program);
            string folder = Path.Combine(Pallets.Tests.Repository.Root, "examples", "repo", "bin");
            string example = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "repo.dll", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault() ?? "" : "";
            if (example.Length == 0)
                Assert.Inconclusive("examples/repo is not built");
            Screen screen = new();
            string line = $"cd /tmp; env -u NO_COLOR LESS= dotnet '{example}' {words}; echo exit code $?; sleep 60";
            await screen.TmuxAsync("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "24", line);
            return screen;
        }

        public Task<string> TypeAsync(string keys, bool enter = true) => TmuxAsync(["send-keys", keys, .. enter ? ["Enter"] : Array.Empty<string>()]);

        /// <summary>The screen, colours included, as soon as it shows the text.</summary>
        public async Task<string> WaitForAsync(string text)
        {
            long start = Stopwatch.GetTimestamp();
            while (true)
            {
                string shown = await TmuxAsync("capture-pane", "-p", "-e");
                if (shown.Contains(text, StringComparison.Ordinal))
                    return shown;
                if (Stopwatch.GetElapsedTime(start) > Patience)
                    Assert.Fail($"The screen never showed '{text}' but:\n{shown}");
                await Task.Delay(100);
            }
        }

        public async ValueTask DisposeAsync() => await TmuxAsync("kill-server");

        private static void Need(string program)
        {
            if (OperatingSystem.IsWindows() || !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program))))
                Assert.Inconclusive($"{program} is not installed here");
        }

        private async Task<string> TmuxAsync(params string[] arguments)
        {
            ProcessStartInfo start = new("tmux", ["-L", _server, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment.Remove("TMUX");
            using Process process = Process.Start(start)!;
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return output;
        }
    }
}
