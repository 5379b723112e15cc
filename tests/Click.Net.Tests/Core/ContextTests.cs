using Click.Net.Testing;

namespace Click.Net.Tests.Core;

[TestClass]
public sealed class ContextTests
{
    [TestMethod]
    public void Resources_close_in_reverse_order_after_the_command_also_when_it_fails()
    {
        List<string> order = [];
        Group cli = new("cli")
        {
            Callback = (Context context) => context.CallOnClose(() => order.Add("group")),
        };
        cli.Command("sub", (Context context) =>
        {
            context.CallOnClose(() => order.Add("first"));
            context.CallOnClose(() => order.Add("second"));
            order.Add("running");
            context.Fail("no");
        });

        RunResult result = new CliRunner().Invoke(cli, "sub");

        Assert.AreEqual(2, result.ExitCode);
        CollectionAssert.AreEqual(new[] { "running", "second", "first", "group" }, order);
    }

    [TestMethod]
    public void Every_resource_closes_even_if_one_fails()
    {
        bool closed = false;
        Command command = new("x");
        Context context = new(command);
        context.CallOnClose(() => closed = true);
        context.CallOnClose(() => throw new InvalidOperationException("first"));

        Assert.ThrowsExactly<InvalidOperationException>(context.Dispose);
        Assert.IsTrue(closed);
    }

    [TestMethod]
    public async Task Asynchronous_resources_are_awaited()
    {
        Slow slow = new();
        Command command = new("x") { Callback = (Context context) => { context.WithAsyncResource(slow); } };

        await new CliRunner().InvokeAsync(command);

        Assert.IsTrue(slow.Closed);
    }

    [TestMethod]
    public async Task The_current_context_flows_into_asynchronous_code_and_ends_with_the_command()
    {
        Command command = new("x")
        {
            Callback = async () =>
            {
                await Task.Yield();
                Term.Echo(Context.Current?.InfoName);
            },
        };

        RunResult result = await new CliRunner().InvokeAsync(command);

        Assert.AreEqual("x\n", result.Stdout);
        Assert.IsNull(Context.Current);
    }

    [TestMethod]
    public void Objects_are_found_up_the_chain()
    {
        Context root = new(new Command("root"), settings: new ContextSettings { Obj = "shared" });
        Context sub = new(new Command("sub"), root);

        Assert.AreEqual("shared", sub.FindObject<string>());
        Assert.AreSame(root.Meta, sub.Meta);
        Assert.AreSame(root, sub.FindRoot());
        List<int> made = sub.EnsureObject<List<int>>();
        Assert.AreSame(made, sub.Obj);
    }

    [TestMethod]
    public void A_default_map_reaches_nested_commands_by_name()
    {
        Group cli = new("cli");
        cli.Add(new Command("run") { Params = { new Option<int>("--port") }, Callback = (Context context, int port) => Term.Echo($"{port} {context.GetParameterSource("port")}") });
        ContextSettings settings = new() { DefaultMap = DefaultMaps.FromJson("""{"run": {"port": 8080}}""") };

        Assert.AreEqual("8080 DefaultMap\n", new CliRunner().Invoke(cli, "run", options: new RunOptions { Settings = settings }).Stdout);
    }

    private sealed class Slow : IAsyncDisposable
    {
        public bool Closed { get; private set; }

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            Closed = true;
        }
    }
}
