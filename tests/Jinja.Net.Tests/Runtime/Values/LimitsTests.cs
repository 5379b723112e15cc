namespace Jinja.Net.Tests.Runtime.Values;

[TestClass]
public sealed class LimitsTests
{
    private static readonly SandboxedEnvironment Sandbox = new();

    [TestMethod]
    [DataRow("'a' * 10 ** 9", "TextLength")]
    [DataRow("'a'.center(10 ** 9)", "TextLength")]
    [DataRow("'a'|center(10 ** 9)", "TextLength")]
    [DataRow("'%1000000000s' % 'a'", "TextLength")]
    [DataRow("'{:1000000000}'.format(1)", "TextLength")]
    [DataRow("('a' * 100000)|replace('', 'b' * 100000)", "TextLength")]
    [DataRow("('a\n' * 1000)|indent(10000)", "TextLength")]
    [DataRow("'a'.zfill(10 ** 9)", "TextLength")]
    [DataRow("'a'.ljust(10 ** 9)", "TextLength")]
    [DataRow("('\t' * 100000).expandtabs(10 ** 6)", "TextLength")]
    [DataRow("('a' * 1000).join(['b'] * 50000)", "TextLength")]
    [DataRow("(['b'] * 50000)|join('a' * 1000)|length", "TextLength")]
    [DataRow("[1] * 10 ** 9", "CollectionLength")]
    [DataRow("[1]|batch(10 ** 9, 0)|list", "CollectionLength")]
    [DataRow("10 ** (10 ** 7)", "IntegerBits")]
    [DataRow("7 ** (7 ** 7)", "IntegerBits")]
    [DataRow("lipsum(10 ** 9)", "TextLength")]
    [DataRow("[1]|slice(10 ** 9)|list", "CollectionLength")]
    public void Built_ins_charge_before_they_take_memory(string expression, string limit)
    {
        LimitException error = Assert.ThrowsExactly<LimitException>(() => Sandbox.FromString("{{ " + expression + " }}").Render());

        Assert.AreEqual(limit, error.Limit);
    }

    [TestMethod]
    [DataRow("{% for a in range(10000) %}{% for b in range(10000) %}{{ b }}{% endfor %}{% endfor %}")]
    [DataRow("{% for a in range(90000) %}{{ range(90000)|sum }}{% endfor %}")]
    [DataRow("{% for a in range(90000) %}{{ range(90000)|list|sort|length }}{% endfor %}")]
    [DataRow("{% set l = range(90000)|list %}{% for a in l %}{{ 'x' in l }}{% endfor %}")]
    [DataRow("{% set l = range(90000)|list %}{% for a in l %}{{ l.count(a) }}{% endfor %}")]
    public void Every_loop_charges_the_one_counter(string source)
    {
        LimitException error = Assert.ThrowsExactly<LimitException>(() => Sandbox.FromString(source).Render());

        Assert.IsTrue(error.Limit is "Steps" or "Time", error.Limit);
    }

    [TestMethod]
    [DataRow("{{ range(90000)|list|length }}", "90000")]
    [DataRow("{% set l = [] %}{% for i in range(50000) %}{% if l.append(i) %}{% endif %}{% endfor %}{{ l|length }}", "50000")]
    [DataRow("{{ (['b'] * 50000)|join(',')|length }}", "99999")]
    [DataRow("{{ ([1] * 50000)|string|length }}", "150000")]
    [DataRow("{{ ([1] * 50000)|tojson|length }}", "150000")]
    public void Honest_work_stays_far_below_the_limits(string source, string expected) => Assert.AreEqual(expected, Sandbox.FromString(source).Render());

    [TestMethod]
    public void Keys_that_share_their_low_bits_cost_no_more_than_others()
    {
        object? count = Expressions.Value("keys|unique|list|length", new { keys = Enumerable.Range(0, 20_000).Select(static i => (long)i << 40).ToList() });

        Assert.AreEqual(20_000L, count);
    }
}
