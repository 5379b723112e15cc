namespace Werkzeug.Net.Tests.Serving;

/// <summary>The wire checks against Kestrel.</summary>
[TestClass]
public sealed class KestrelWireTests : WireChecks
{
    private static RawServer? s_server;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await RawServer.StartAsync(ProbeApp.InvokeAsync);

    [ClassCleanup]
    public static async Task StopAsync() => await s_server!.DisposeAsync();

    protected override Task<LiveServer> ServerAsync() => Task.FromResult<LiveServer>(s_server!);
}
