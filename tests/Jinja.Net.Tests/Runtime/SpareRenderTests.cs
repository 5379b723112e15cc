using System.Runtime.CompilerServices;

namespace Jinja.Net.Tests.Runtime;

/// <summary>What a thread keeps for its next render holds nothing of the last one, and no two renders meet in it.</summary>
[TestClass]
public sealed class SpareRenderTests
{
    [TestMethod]
    [DataRow("{{ m.Name }}{% set k = m %}{% with q = m %}{{ q.Name }}{% endwith %}{% for x in [m] %}{{ x.Name }}{% endfor %}", DisplayName = "a render that ended")]
    [DataRow("{% set k = m %}{{ m.Name }}{{ k.gone.gone }}", DisplayName = "a render that failed")]
    [DataRow("{% set k = m %}{{ m.Late }}{{ k.Name }}", DisplayName = "a render that had to wait, or could not")]
    [DataRow("{% set k = m %}{{ m.Never }}{{ k.Name }}", DisplayName = "a render that was given up while it waited")]
    public void A_thread_keeps_nothing_alive_of(string source)
    {
        Template template = new JinjaEnvironment().FromString(source);
        foreach (bool isAsync in new[] { false, true })
        foreach (bool isModel in new[] { false, true })
            Assert.IsFalse(IsAlive(template, isAsync, isModel), $"async: {isAsync}, model: {isModel}");
    }

    [TestMethod]
    public void A_filter_may_render_the_template_that_it_stands_in()
    {
        JinjaEnvironment environment = new();
        Template template = null!;
        environment.Filters["down"] = (long number) => template.Render(("n", number - 1));
        template = environment.FromString("<{{ n }}{% if n > 0 %}{% set kept = n * 2 %}{{ n|down }}{{ kept }}{% endif %}>");

        for (int i = 0; i < 3; i++)
            Assert.AreEqual("<3<2<1<0>2>4>6>", template.Render(("n", 3)));
    }

    [TestMethod]
    public void A_render_that_fails_inside_of_another_leaves_that_one_as_it_is()
    {
        JinjaEnvironment environment = new();
        Template failing = environment.FromString("{% set a = v %}text{{ a.b.c }}");
        environment.Filters["tried"] = (object? value) => Assert.ThrowsExactly<UndefinedException>(() => failing.Render(("v", value))).Message.Length > 0;
        Template template = environment.FromString("{% set a = v %}{{ a }}{{ v|tried }}{{ a }}{{ v }}");

        for (int i = 0; i < 3; i++)
            Assert.AreEqual("7True77", template.Render(("v", 7)));
    }

    [TestMethod]
    public void A_render_that_ends_on_another_thread_meets_none_of_the_thread_it_began_on()
    {
        JinjaEnvironment environment = new();
        Template template = environment.FromString("{% set a = v %}{{ a }}{{ t }}{{ a }}{{ v }}");
        TaskCompletionSource<int> ready = new();

        ValueTask<string> waiting = template.RenderAsync(("v", "first"), ("t", ready.Task));
        string second = template.Render(("v", "second"), ("t", 0));
        RunApart(() => ready.SetResult(5));

        Assert.AreEqual("second0secondsecond", second);
        Assert.AreEqual("first5firstfirst", waiting.AsTask().GetAwaiter().GetResult());
    }

    [TestMethod]
    public void Threads_that_render_with_one_environment_do_not_meet()
    {
        JinjaEnvironment environment = new();
        Template[] templates = [environment.FromString("{% set a = v %}{% for i in items %}{{ a }}{{ i }}{{ thing.Name }}{% endfor %}{{ v }}"), environment.FromString("{{ thing.Name }}{{ v % 7 }}{% with b = v %}{{ b }}{% endwith %}")];

        Parallel.For(0, 4_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, number =>
        {
            object thing = (number % 3) switch { 0 => new Model { Name = $"m{number}" }, 1 => new Dictionary<string, object?> { ["Name"] = $"m{number}" }, _ => new { Name = $"m{number}" } };
            Assert.AreEqual($"{number}1m{number}{number}2m{number}{number}", templates[0].Render(("v", number), ("items", new[] { 1, 2 }), ("thing", thing)));
            Assert.AreEqual($"m{number}{number % 7}{number}", templates[1].Render(("v", number), ("thing", thing)));
        });
    }

    // Whether a model is kept while the thread that rendered it does nothing more.
    private static bool IsAlive(Template template, bool isAsync, bool isModel)
    {
        using ManualResetEventSlim rendered = new(), looked = new();
        WeakReference model = new(null);
        Thread thread = new(() =>
        {
            RenderOnce(template, model, isAsync, isModel);
            rendered.Set();
            looked.Wait();
        });
        thread.Start();
        rendered.Wait();
        Collect();
        bool isAlive = model.IsAlive;
        looked.Set();
        thread.Join();
        return isAlive;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RenderOnce(Template template, WeakReference kept, bool isAsync, bool isModel)
    {
        Model model = new() { Name = "n" };
        kept.Target = model;
        try
        {
            if (isAsync)
                _ = isModel ? template.RenderAsync(new { m = model }).AsTask().Wait(50) : template.RenderAsync(("m", model)).AsTask().Wait(50);
            else
                _ = isModel ? template.Render(new { m = model }) : template.Render(("m", model));
        }
        catch (Exception error) when (error is TemplateException or AggregateException)
        {
            // Some of the templates fail, or cannot wait.
        }
    }

    private static void RunApart(Action work)
    {
        Thread thread = new(() => work());
        thread.Start();
        thread.Join();
    }

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private sealed class Model
    {
        public string Name { get; init; } = "";

        public Task<string> Late => Task.Run(static () => "late");

        public Task<string> Never => new TaskCompletionSource<string>().Task;
    }
}
