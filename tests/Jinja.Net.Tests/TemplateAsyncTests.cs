using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Jinja.Net.Tests;

[TestClass]
public sealed class TemplateAsyncTests
{
    private static readonly JinjaEnvironment Environment = new();

    [TestMethod]
    public async Task A_render_that_never_waits_is_done_at_once()
    {
        Task<string> rendered = Environment.FromString("{% for i in items %}{{ i }}{% endfor %}{{ t }}").RenderAsync(("items", new[] { 1, 2 }), ("t", Task.FromResult("done"))).AsTask();

        Assert.IsTrue(rendered.IsCompletedSuccessfully);
        Assert.AreEqual("12done", await rendered);
    }

    [TestMethod]
    public async Task Any_kind_of_task_is_awaited()
    {
        Dictionary<string, object?> variables = new()
        {
            ["a"] = Later(1),
            ["b"] = new ValueTask<string>(Later("x")),
            ["c"] = Later<decimal>(2.5m),
            ["d"] = (Task)Task.Delay(1),
            ["e"] = new ValueTask(Task.Delay(1)),
            ["f"] = Later(Later("nested")),
            ["g"] = new ValueTask<Guid>(Later(Guid.Empty)),
        };

        Assert.AreEqual("1 x 2.5 None None nested 00000000-0000-0000-0000-000000000000", await Environment.FromString("{{ a }} {{ b }} {{ c }} {{ d }} {{ e }} {{ f }} {{ g }}").RenderAsync(variables));
    }

    [TestMethod]
    public async Task Members_and_methods_that_are_asynchronous_are_awaited()
    {
        Template template = Environment.FromString("{{ user.name }} {{ user.load_age(2) }} {% for o in user.orders %}{{ o }},{% endfor %}{{ user.orders|length }} {{ user.name }}");
        User user = new();

        Assert.AreEqual("Ann 42 10,20,2 Ann", await template.RenderAsync(new { user }));
        Assert.AreEqual(2, user.Reads);
    }

    [TestMethod]
    public async Task A_variable_is_awaited_once_in_all_its_places()
    {
        int started = 0;
        Lazily variables = new(() =>
        {
            started++;
            return Later("v");
        });

        string text = await Environment.FromString("{{ x }}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% for i in [1, 2] %}{{ x }}{% endfor %}{% block b %}{{ x }}{% endblock %}").RenderAsync(variables);

        Assert.AreEqual(("vvvvv", 1), (text, started));
    }

    [TestMethod]
    public async Task What_is_not_used_is_not_awaited()
    {
        TaskCompletionSource<string> never = new();

        Assert.AreEqual("ok", await Environment.FromString("{{ 'ok' if true else never }}{% macro m(x) %}{{ never }}{% endmacro %}").RenderAsync(("never", never.Task)));
    }

    [TestMethod]
    public async Task A_failed_task_fails_where_it_is_used_with_its_own_error()
    {
        Task<string> failed = Task.FromException<string>(new TimeoutException("no answer"));
        Template template = Environment.FromString("{% if use %}{{ failed }}{% endif %}");

        Assert.AreEqual("", await template.RenderAsync(("failed", failed), ("use", false)));
        TimeoutException error = await Assert.ThrowsExactlyAsync<TimeoutException>(() => template.RenderAsync(("failed", failed), ("use", Later(true))).AsTask());
        Assert.AreEqual("no answer", error.Message);
    }

    [TestMethod]
    public async Task An_error_of_a_template_in_a_task_is_told_with_its_place()
    {
        Template template = Environment.FromString("a\n{% for i in [1] %}\n{{ fail() }}{% endfor %}");

        TemplateRuntimeException error = await Assert.ThrowsExactlyAsync<TemplateRuntimeException>(() => template.RenderAsync(("fail", (Func<Task<object?>>)Fail)).AsTask());

        Assert.AreEqual((3, "{{ fail() }}{% endfor %}"), (error.Line, error.SourceLine));

        static async Task<object?> Fail()
        {
            await Task.Yield();
            throw new TemplateRuntimeException("boom");
        }
    }

    [TestMethod]
    public async Task Errors_before_the_first_wait_come_with_the_task()
    {
        Task<string> rendered = Environment.FromString("{{ a.b }}").RenderAsync().AsTask();

        Assert.IsTrue(rendered.IsFaulted);
        await Assert.ThrowsExactlyAsync<UndefinedException>(() => rendered);
    }

    [TestMethod]
    public async Task Waiting_can_be_cancelled()
    {
        using CancellationTokenSource source = new();
        TaskCompletionSource<string> never = new();
        Task<string> rendered = Environment.FromString("{{ never }}").RenderAsync(new { never = never.Task }, source.Token).AsTask();
        Assert.IsFalse(rendered.IsCompleted);

        await source.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => rendered);
    }

    [TestMethod]
    public async Task Functions_are_given_the_token()
    {
        using CancellationTokenSource source = new();
        CancellationToken seen = default;
        Task<int> Load(CancellationToken cancellation)
        {
            seen = cancellation;
            return Later(1);
        }

        await Environment.FromString("{{ load() }}").RenderAsync(new { load = (Func<CancellationToken, Task<int>>)Load }, source.Token);

        Assert.AreEqual(source.Token, seen);
    }

    [TestMethod]
    public async Task Waiting_ends_with_the_time_of_the_render()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Limits = RenderLimits.Trusted with { Time = TimeSpan.FromMilliseconds(20) } });
        TaskCompletionSource<string> never = new();

        LimitException error = await Assert.ThrowsExactlyAsync<LimitException>(() => environment.FromString("\n{{ never }}").RenderAsync(("never", never.Task)).AsTask());

        Assert.AreEqual(("Time", 2), (error.Limit, error.Line));
    }

    [TestMethod]
    public async Task Depth_is_counted_across_waits()
    {
        Template template = Environment.FromString("{% macro m(n) %}{{ wait() }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}");

        LimitException error = await Assert.ThrowsExactlyAsync<LimitException>(() => template.RenderAsync(("wait", () => Later(""))).AsTask());

        Assert.AreEqual("Depth", error.Limit);
    }

    [TestMethod]
    public async Task Endless_sequences_are_taken_as_far_as_they_are_needed()
    {
        int given = 0;
        bool closed = false;
        async IAsyncEnumerable<int> Count()
        {
            try
            {
                while (true)
                {
                    await Task.Yield();
                    yield return ++given;
                }
            }
            finally
            {
                closed = true;
            }
        }

        Assert.AreEqual("1", await Environment.FromString("{{ count|first }}").RenderAsync(("count", Count())));
        Assert.AreEqual((1, true), (given, closed));
    }

    [TestMethod]
    public async Task A_sequence_is_closed_when_the_render_fails()
    {
        bool closed = false;
        async IAsyncEnumerable<int> Count()
        {
            try
            {
                await Task.Yield();
                yield return 1;
                yield return 2;
            }
            finally
            {
                closed = true;
            }
        }

        await Assert.ThrowsExactlyAsync<UndefinedException>(() => Environment.FromString("{% for i in count %}{{ a.b }}{% endfor %}").RenderAsync(("count", Count())).AsTask());
        Assert.IsTrue(closed);
    }

    [TestMethod]
    public void A_synchronous_render_refuses_asynchronous_sequences_that_are_not_there()
    {
        TaskCompletionSource never = new();
        async IAsyncEnumerable<int> Count()
        {
            await never.Task;
            yield return 1;
        }

        TemplateRuntimeException error = Assert.ThrowsExactly<TemplateRuntimeException>(() => Environment.FromString("\n{% for i in count %}{{ i }}{% endfor %}").Render(("count", Count())));

        Assert.AreEqual(2, error.Line);
        StringAssert.Contains(error.Message, "has not finished", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_thousand_renders_of_one_template_wait_at_once()
    {
        TaskCompletionSource start = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Template template = Environment.FromString("{% macro m(x) %}<{{ x }}{{ wait(x) }}>{% endmacro %}{% for i in range(5) %}{{ m(n + i) }}{% set y %}{{ wait(n) }}{% endset %}{{ y }}{% endfor %}");
        async Task<string> Wait(long number)
        {
            await start.Task;
            await Task.Yield();
            return $":{number}";
        }

        Task<string>[] renders = [.. Enumerable.Range(0, 1000).Select(n => template.RenderAsync(("n", n), ("wait", (Func<long, Task<string>>)Wait)).AsTask())];
        Assert.IsTrue(renders.All(static render => !render.IsCompleted));
        start.SetResult();
        string[] texts = await Task.WhenAll(renders);

        for (int n = 0; n < texts.Length; n++)
            Assert.AreEqual(string.Concat(Enumerable.Range(n, 5).Select(i => $"<{i}:{i}>:{n}")), texts[n]);
    }

    [TestMethod]
    public async Task Blocks_modules_and_expressions_wait_too()
    {
        Template template = Environment.FromString("{% block b %}[{{ x }}]{% endblock %}{% macro m(a) %}{{ a }}{{ x }}{% endmacro %}{% set y = x %}");
        object variables = new Dictionary<string, object?> { ["x"] = Later("v") };

        Assert.AreEqual("[v]", await template.RenderBlockAsync("b", variables));
        TemplateModule module = await template.MakeModuleAsync(variables);
        Assert.AreEqual("v", module["y"]);
        Assert.AreEqual("1v", await module.CallAsync("m", [Later(1)]));
        Assert.AreEqual("vv", await Environment.CompileExpression("x + x").EvaluateAsync(variables));
    }

    [TestMethod]
    public async Task Waiting_holds_up_no_thread()
    {
        TaskCompletionSource<string> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int thread = System.Environment.CurrentManagedThreadId;
        Stopwatch watch = Stopwatch.StartNew();

        ValueTask<string> rendered = Environment.FromString("{{ x }}").RenderAsync(("x", answer.Task));

        Assert.IsFalse(rendered.IsCompleted);
        Assert.AreEqual(thread, System.Environment.CurrentManagedThreadId);
        answer.SetResult("done");
        Assert.AreEqual("done", await rendered);
        Assert.IsGreaterThan(TimeSpan.Zero, watch.Elapsed);
    }

    private static async Task<T> Later<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    private sealed class User
    {
        public int Reads { get; private set; }

        public Task<string> Name
        {
            get
            {
                Reads++;
                return Later("Ann");
            }
        }

        public IAsyncEnumerable<int> Orders => All();

        public async ValueTask<int> LoadAge(int factor)
        {
            await Task.Yield();
            return 21 * factor;
        }

        private static async IAsyncEnumerable<int> All()
        {
            yield return 10;
            await Task.Yield();
            yield return 20;
        }
    }

    /// <summary>Variables of which one is made when it is asked for.</summary>
    private sealed class Lazily(Func<object?> make) : Dictionary<string, object?>, IReadOnlyDictionary<string, object?>
    {
        bool IReadOnlyDictionary<string, object?>.TryGetValue(string key, out object? value)
        {
            value = key == "x" ? make() : null;
            return key == "x";
        }
    }
}
