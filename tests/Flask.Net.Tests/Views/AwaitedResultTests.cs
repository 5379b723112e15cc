namespace Flask.Net.Tests.Views;

[TestClass]
public sealed class AwaitedResultTests
{
    [TestMethod]
    public async Task Values_are_answered_as_they_are()
    {
        Assert.AreEqual("text", await AwaitedResult.Of("text"));
        Assert.AreEqual(5, await AwaitedResult.Of(5));
        Assert.IsNull(await AwaitedResult.Of(null));
    }

    [TestMethod]
    public async Task Tasks_are_waited_for_whatever_their_type()
    {
        Assert.AreEqual("text", await AwaitedResult.Of(Later("text")));
        Assert.AreEqual(5, await AwaitedResult.Of(Later(5)));
        Assert.AreEqual(5, await AwaitedResult.Of(new ValueTask<int>(Later(5))));
        Assert.AreEqual("done", await AwaitedResult.Of(Task.FromResult("done")));
    }

    [TestMethod]
    public async Task Tasks_without_a_result_bring_null()
    {
        Assert.IsNull(await AwaitedResult.Of(LaterNothing()));
        Assert.IsNull(await AwaitedResult.Of(Task.CompletedTask));
        Assert.IsNull(await AwaitedResult.Of(new ValueTask(LaterNothing())));
    }

    [TestMethod]
    public async Task Errors_of_tasks_come_out_as_they_were_thrown() =>
        await Assert.ThrowsExactlyAsync<TimeoutException>(async () => await AwaitedResult.Of(Task.FromException<string>(new TimeoutException())));

    private static async Task<T> Later<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    private static async Task LaterNothing() => await Task.Yield();
}
