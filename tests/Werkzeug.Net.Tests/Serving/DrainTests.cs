using System.Globalization;
using System.Net.Sockets;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>A program that serves, in a process of its own: what a signal does to it.</summary>
[TestClass]
public sealed class DrainTests
{
    [TestMethod]
    [DataRow("TERM"), DataRow("INT")]
    public async Task A_signal_ends_the_program_after_its_running_requests(string signal)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Windows has no signals.");
        await using ChildProcess program = Serve("127.0.0.1");
        string line = await program.LineAsync("Running on http://");
        await using ProcessServer server = new(int.Parse(line[(line.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture));
        Task<WireAnswer> running = server.GetAsync("/until-stop");
        using TcpClient streaming = await server.ConnectAsync();
        await streaming.GetStream().WriteAsync("GET /stream-until-stop HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());
        await LiveServer.ReadUntilAsync(streaming.GetStream(), "one");

        await program.LineAsync("waiting for the end");

        program.Signal(signal);

        Assert.AreEqual("at the end", (await running).Body);
        StringAssert.Contains(await LiveServer.ReadToEndAsync(streaming.GetStream()), "two");
        await program.WaitForExitAsync();
        Assert.AreEqual(0, program.ExitCode, program.Output);
        await Assert.ThrowsExactlyAsync<SocketException>(server.ConnectAsync);
    }

    /// <summary>Starts the probe program, which is this one.</summary>
    internal static ChildProcess Serve(string host) => ChildProcess.Start(Environment.ProcessPath!, [.. Command(), "serve", host]);

    /// <summary>What comes before the arguments: the tests run as a program of their own, or as <c>dotnet Tests.dll</c>.</summary>
    internal static string[] Command() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(DrainTests).Assembly.Location] : [];

    private sealed class ProcessServer(int port) : LiveServer
    {
        public override int Port => port;

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
