using Werkzeug.Net.Local;

namespace Werkzeug.Net.Tests.Local;

[TestClass]
public sealed class LocalTests
{
    private sealed record User(string Name);

    [TestMethod]
    public async Task Each_flow_of_execution_has_its_own_value()
    {
        ContextLocal<int> local = new() { Value = 1 };

        int seen = await Task.Run(() =>
        {
            int inherited = local.Value;
            local.Value = 2;
            return inherited + local.Value;
        });

        Assert.AreEqual(3, seen);
        Assert.AreEqual(1, local.Value);
    }

    [TestMethod]
    public void A_value_that_is_not_there_is_told()
    {
        ContextLocal<string?> local = new();

        Assert.IsFalse(local.TryGetValue(out _));
        Assert.ThrowsExactly<InvalidOperationException>(() => local.Value);
        local.Value = null;
        Assert.IsTrue(local.HasValue);
    }

    [TestMethod]
    public async Task A_task_does_not_see_what_is_pushed_after_it_began()
    {
        LocalStack<string> stack = new();
        stack.Push("outer");
        TaskCompletionSource go = new();
        Task<string?> other = Task.Run(async () =>
        {
            await go.Task;
            stack.Pop();
            return stack.Top;
        });

        stack.Push("inner");
        go.SetResult();

        Assert.IsNull(await other);
        Assert.AreEqual("inner", stack.Pop());
        Assert.AreEqual("outer", stack.Pop());
        Assert.IsNull(stack.Pop());
        Assert.IsTrue(stack.IsEmpty);
    }

    [TestMethod]
    public void A_proxy_stands_for_what_is_bound()
    {
        LocalStack<User> stack = new();
        LocalProxy<User> current = new(stack, "Working outside of a request.");

        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => current.Current);
        Assert.AreEqual("Working outside of a request.", error.Message);
        Assert.AreEqual("<LocalProxy unbound>", current.ToString());

        stack.Push(new User("ada"));
        Assert.AreEqual("ada", current.Current.Name);
        Assert.IsTrue(current.TryGetCurrent(out User? user));
        Assert.AreSame(user, current.Current);
    }

    [TestMethod]
    public void A_manager_lets_go_of_all()
    {
        ContextLocal<int> local = new() { Value = 1 };
        LocalStack<int> stack = new();
        stack.Push(1);
        LocalManager manager = new(local);
        manager.Add(stack);

        manager.Cleanup();

        Assert.IsFalse(local.HasValue);
        Assert.IsTrue(stack.IsEmpty);
    }
}
