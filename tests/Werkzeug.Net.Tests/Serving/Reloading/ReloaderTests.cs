using System.Diagnostics;
using Werkzeug.Net.Serving.Reloading;
using Werkzeug.Net.Serving;

namespace Werkzeug.Net.Tests.Serving.Reloading;

/// <summary>How a program hands over to <c>dotnet watch</c>. Watch itself is not started here: it builds.</summary>
[TestClass]
public sealed class ReloaderTests
{
    [TestMethod]
    public void The_project_of_a_program_is_found_above_it() =>
        Assert.AreEqual("Werkzeug.Net.Tests.csproj", Path.GetFileName(WatchCommand.FindProject(typeof(ReloaderTests).Assembly)));

    [TestMethod]
    public void A_program_without_a_project_has_none()
    {
        Assert.IsNull(WatchCommand.FindProject(null));
        Assert.IsNull(WatchCommand.FindProject(typeof(object).Assembly));
    }

    [TestMethod]
    public void The_command_keeps_the_arguments_of_the_program()
    {
        ProcessStartInfo command = WatchCommand.For("shop.csproj", ["run", "--debug"], null);

        Assert.AreEqual("watch --project shop.csproj --non-interactive run -- run --debug", string.Join(' ', command.ArgumentList));
    }

    [TestMethod]
    public void More_files_are_named_to_the_build_and_restart_the_program()
    {
        ProcessStartInfo command = WatchCommand.For("shop.csproj", [], "extra.targets");

        Assert.AreEqual("extra.targets", command.Environment["CustomBeforeMicrosoftCommonTargets"]);
        Assert.Contains("--no-hot-reload", command.ArgumentList);
        Assert.AreEqual(
            $"<Project><ItemGroup><Watch Include=\"{Path.GetFullPath("a&amp;b.txt")}\" /></ItemGroup></Project>", WatchCommand.Targets(["a&b.txt"], []));
    }

    [TestMethod]
    public void Files_that_are_excluded_are_not_watched() => Assert.AreEqual(
        "<Project><ItemGroup><Watch Remove=\"Gen/*.cs\" /><Compile Update=\"Gen/*.cs\" Watch=\"false\" /><EmbeddedResource Update=\"Gen/*.cs\" Watch=\"false\" /></ItemGroup></Project>",
        WatchCommand.Targets([], ["Gen/*.cs"]));

    [TestMethod]
    public async Task Under_dotnet_watch_a_program_serves_and_says_so()
    {
        await using ChildProcess program = ChildProcess.Start(
            Environment.ProcessPath!, [.. DrainTests.Command(), "serve", "127.0.0.1", "reload"], [("DOTNET_WATCH", "1")]);

        StringAssert.Contains(await program.LineAsync("Reloading"), " * Reloading with dotnet watch");
        await program.LineAsync("Running on http://");
    }
}
