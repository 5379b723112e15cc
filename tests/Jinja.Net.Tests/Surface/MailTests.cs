using System.Text;

namespace Jinja.Net.Tests.Surface;

/// <summary>The program of the published surface that writes mails, as a test.</summary>
[TestClass]
public sealed class MailTests
{
    [TestMethod]
    public async Task The_mail_program_prints_what_it_promises()
    {
        JinjaEnvironment env = new(new JinjaOptions
        {
            Loader = new DictLoader(new Dictionary<string, string>
            {
                ["base.txt"] = "Dear {{ user.first_name }},\n\n{% block body %}{% endblock %}\n\nYours, {{ company }}\n",
                ["invoice.txt"] = """
                    {% extends "base.txt" %}
                    {% block body %}
                    {%- for line in lines if line.amount > 0 %}
                    {{ loop.index }}. {{ "%-10s" | format(line.name) }} {{ line.amount | money }}
                    {%- else %}
                    nothing to pay
                    {%- endfor %}
                    {%- endblock %}
                    """,
            }),
            AutoEscape = AutoEscape.ForExtensions("html", "xml"),
            TrimBlocks = true,
            Undefined = UndefinedKind.Strict,
        });
        env.Globals["company"] = "ACME";
        env.Filters["money"] = (decimal amount) => FormattableString.Invariant($"{amount:0.00} EUR");
        using StringWriter writer = new(new StringBuilder(), System.Globalization.CultureInfo.InvariantCulture);

        string first = env.GetTemplate("invoice.txt").Render(new { user = new { FirstName = "Ann" }, lines = new[] { new { Name = "Tea", Amount = 4.5m } } });
        await env.GetTemplate("invoice.txt").RenderAsync(writer, new Dictionary<string, object?> { ["user"] = new { FirstName = "Bob" }, ["lines"] = Array.Empty<object>() });

        Assert.AreEqual("Dear Ann,\n\n1. Tea        4.50 EUR\nYours, ACME", first);
        Assert.AreEqual("Dear Bob,\n\nnothing to pay\nYours, ACME", writer.ToString());
    }

    [TestMethod]
    public void A_stranger_cannot_work_without_end()
    {
        SandboxedEnvironment sandbox = new(new JinjaOptions { Limits = new RenderLimits { Steps = 10_000, OutputLength = 100_000, Depth = 50, Time = TimeSpan.FromSeconds(1) } });
        Template template = sandbox.FromString("{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}");

        LimitException error = Assert.ThrowsExactly<LimitException>(() => template.Render());

        Assert.AreEqual("Steps", error.Limit);
    }
}
