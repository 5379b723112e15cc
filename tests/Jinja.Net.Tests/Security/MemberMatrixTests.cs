using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Jinja.Net.Tests.Security;

/// <summary>
/// What a program may carelessly hand to a stranger's template, and what would lead from there to the machine: by every route that a template has,
/// nothing comes of it but undefined values and errors.
/// </summary>
[TestClass]
public sealed class MemberMatrixTests
{
    private static readonly (string Kind, object Thing, string[] Members)[] Things =
    [
        ("type", typeof(string), ["Assembly", "FullName", "BaseType", "GetMethods", "GetType", "TypeHandle", "Module"]),
        ("assembly", typeof(string).Assembly, ["Location", "EntryPoint", "GetTypes", "GetType", "CreateInstance"]),
        ("method", typeof(File).GetMethod("Delete")!, ["Invoke", "DeclaringType", "MethodHandle", "Name"]),
        ("property", typeof(string).GetProperty("Length")!, ["GetValue", "SetValue", "DeclaringType"]),
        ("delegate", (Func<string>)(static () => "called"), ["Method", "Target", "DynamicInvoke", "GetInvocationList", "BeginInvoke", "Clone"]),
        ("task", Task.FromResult("done"), ["Result", "Wait", "Exception", "GetAwaiter", "Status", "AsyncState"]),
        ("stream", new MemoryStream([1]), ["Length", "ReadByte", "Close", "Position", "ToArray", "GetBuffer"]),
        ("services", new Services(), ["GetService", "GetType"]),
        ("thread", Thread.CurrentThread, ["Name", "Join", "ManagedThreadId", "CurrentCulture"]),
        ("process", Process.GetCurrentProcess(), ["Id", "Kill", "StartInfo", "MainModule", "Modules"]),
        ("domain", AppDomain.CurrentDomain, ["BaseDirectory", "GetAssemblies", "FriendlyName"]),
        ("file", new FileInfo("x"), ["FullName", "Delete", "Directory", "Exists"]),
        ("exception", new InvalidOperationException("secret"), ["StackTrace", "TargetSite", "Source", "Data"]),
        ("culture", CultureInfo.InvariantCulture, ["Parent", "NumberFormat", "ClearCachedData"]),
        ("weak", new WeakReference("x"), ["Target", "IsAlive"]),
        ("lazy", new Lazy<string>(static () => "made"), ["Value", "IsValueCreated"]),
        ("context", new System.Runtime.Loader.AssemblyLoadContext("x", isCollectible: true), ["Assemblies", "LoadFromAssemblyPath", "Unload"]),
    ];

    private static readonly string[] Routes =
    [
        "{{ thing.NAME }}", "{{ thing['NAME'] }}", "{{ thing|attr('NAME') }}", "{{ [thing]|map(attribute='NAME')|first }}", "{{ '{0.NAME}'.format(thing) }}",
        "{{ '{a.NAME}'.format_map({'a': thing}) }}", "{{ thing.NAME() }}", "{% for g in [thing]|groupby('NAME') %}{{ g.grouper }}{% endfor %}",
    ];

    [TestMethod]
    public void Nothing_leads_from_a_sandbox_to_the_machine()
    {
        SandboxedEnvironment sandbox = new();
        int entries = 0;
        foreach ((string kind, object thing, string[] members) in Things)
            foreach (string member in members.SelectMany(static name => new[] { name, Snake(name) }).Distinct())
                foreach (string route in Routes)
                {
                    string source = route.Replace("NAME", member, StringComparison.Ordinal);
                    Assert.AreEqual("", Outcome(sandbox, source, thing), $"{kind}: {source}");
                    entries++;
                }

        Assert.IsGreaterThan(200, entries);
    }

    [TestMethod]
    public void Outside_of_a_sandbox_reflection_and_tasks_are_out_of_reach_too()
    {
        JinjaEnvironment env = new();
        foreach ((string kind, object thing, string[] members) in Things.Where(static row => row.Kind is "type" or "assembly" or "method" or "property" or "delegate" or "services"))
            foreach (string member in members)
                foreach (string route in Routes)
                    Assert.AreEqual("", Outcome(env, route.Replace("NAME", member, StringComparison.Ordinal), thing), $"{kind}: {route} {member}");
    }

    [TestMethod]
    public void A_task_is_never_waited_for_by_its_members()
    {
        Task<string> never = new TaskCompletionSource<string>().Task;

        foreach (string source in (string[])["{{ thing.Result }}", "{{ thing.Wait() }}", "{{ thing.result }}", "{{ thing }}"])
            Assert.AreEqual("", Outcome(new SandboxedEnvironment(), source, never), source);
    }

    [TestMethod]
    public void A_getter_that_fails_fails_the_render_with_its_own_error_and_the_place_in_the_template()
    {
        const string Source = "{% macro m() %}\n{{ thing.value }}{% endmacro %}\n\n{{ m() }}";

        Exception error = Assert.ThrowsExactly<TimeZoneNotFoundException>(() => new SandboxedEnvironment().FromString(Source).Render(("thing", new Failing())));

        CollectionAssert.AreEqual(new[] { "<template>:2 in macro 'm'", "<template>:4" }, TemplateException.StackOf(error).Select(static place => place.ToString()).ToArray());
    }

    [TestMethod]
    public async Task It_does_so_in_renders_that_wait()
    {
        Template template = new JinjaEnvironment().FromString("a\n{{ task }}");

        Exception error = await Assert.ThrowsExactlyAsync<TimeZoneNotFoundException>(async () => await template.RenderAsync(new { task = FailLater() }));

        Assert.AreEqual("<template>:2", TemplateException.StackOf(error).Single().ToString());
    }

    private static async Task<string> FailLater()
    {
        await Task.Yield();
        throw new TimeZoneNotFoundException();
    }

    [TestMethod]
    public void A_getter_that_is_not_allowed_never_runs()
    {
        Counting thing = new();
        foreach (string route in Routes)
            Outcome(new SandboxedEnvironment(members: MemberPolicy.Nothing), route.Replace("NAME", "value", StringComparison.Ordinal), thing);

        Assert.AreEqual(0, thing.Reads);
    }

    private static string Outcome(JinjaEnvironment env, string source, object thing)
    {
        try
        {
            return env.FromString(source).Render(("thing", thing));
        }
        catch (TemplateException)
        {
            return "";
        }
    }

    private static string Snake(string name) => string.Concat(name.Select(static (c, at) => at > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => "a service";
    }

    private sealed class Failing
    {
        public string Value => throw new TimeZoneNotFoundException("deep inside");
    }

    private sealed class Counting
    {
        public int Reads { get; private set; }

        public int Value => ++Reads;
    }
}
