namespace Jinja.Net.Tests.Compilation;

[TestClass]
public sealed class LoopTests
{
    [TestMethod]
    public void A_loop_that_was_left_early_may_be_asked_for_its_items_by_others_without_touching_their_variables()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Extensions = [Extension.LoopControls] });
        const string Kept = "{% macro keep(ns) %}{% for x in [1, 2, 3, 4] if x != 3 %}{% set ns.loop = loop %}{% break %}{% endfor %}{% endmacro %}";
        const string Asked = "{% macro ask(ns, b, c, d='D') %}{{ b }}{{ c }}{{ d }}|{{ ns.loop.length }}{{ ns.loop.nextitem }}|{{ b }}{{ c }}{{ d }}{% endmacro %}";

        Assert.AreEqual("BCD|32|BCD", environment.FromString(Kept + Asked + "{% set ns = namespace() %}{{ keep(ns) }}{{ ask(ns, 'B', 'C') }}").Render());
    }

    [TestMethod]
    public void Loop_tells_where_it_stands() =>
        Renders("1/2:True,False;2/2:False,True;", "{% for x in 'ab' %}{{ loop.index }}/{{ loop.length }}:{{ loop.first }},{{ loop.last }};{% endfor %}");

    [TestMethod]
    public void Loop_knows_its_neighbours() =>
        Renders("-b a-c b-", "{% for x in 'abc' %}{{ loop.previtem }}-{{ loop.nextitem }}{{ ' ' if not loop.last }}{% endfor %}");

    [TestMethod]
    public void A_filtered_loop_counts_what_it_takes() => Renders("1:2 2:4 ", "{% for x in [1, 2, 3, 4] if x is even %}{{ loop.index }}:{{ x }} {% endfor %}");

    [TestMethod]
    public void An_empty_loop_has_an_else() => Renders("none", "{% for x in [] %}{{ x }}{% else %}none{% endfor %}");

    [TestMethod]
    public void A_recursive_loop_calls_itself() =>
        Renders("1(2(3))", "{% for x in [[1, [[2, [[3, []]]]]]] recursive %}{{ x[0] }}{% if x[1] %}({{ loop(x[1]) }}){% endif %}{% endfor %}");

    [TestMethod]
    public void Items_are_taken_apart() => Renders("a1b2", "{% for k, v in {'a': 1, 'b': 2}.items() %}{{ k }}{{ v }}{% endfor %}");

    [TestMethod]
    [DataRow("{% for a, b in [[1, 2], [3, 4]] if true %}{{ loop.previtem }}{{ loop.nextitem }};{% endfor %}", "(3, 4);(1, 2);")]
    [DataRow("{% for a, (b, c) in [[1, [2, 3]], [4, [5, 6]]] if true %}{{ loop.previtem }}{{ a }}{{ b }}{{ c }};{% endfor %}", "123;(1, (2, 3))456;")]
    [DataRow("{% for a, b in ['ab', 'cd'] if a %}{{ loop.nextitem }};{% endfor %}", "('c', 'd');;")]
    [DataRow("{% for a in [[1, 2], [3, 4]] if true %}{{ loop.nextitem }};{% endfor %}", "[3, 4];;")]
    [DataRow("{% for a, b in [[1, 2], [3, 4]] %}{{ loop.nextitem }};{% endfor %}", "[3, 4];;")]
    public void A_test_makes_tuples_of_what_several_targets_take(string source, string expected) => Renders(expected, source);

    [TestMethod]
    [DataRow("{% for a, b in [[1, 2], [3, 4]]|map('map', 'string') if true %}{{ a }}{{ b }};{% endfor %}")]
    [DataRow("{% for a, b in [[1, 2], [3, 4]]|map('map', 'string') if true %}{{ a }}{{ b }};{{ loop.index if false }}{% endfor %}")]
    public void Items_that_can_be_gone_through_once_are_tested_and_taken_apart(string source) => Renders("12;34;", source);

    [TestMethod]
    public void Break_and_continue_steer_the_loop() =>
        Assert.AreEqual("13", new JinjaEnvironment(new JinjaOptions { Extensions = [Extension.LoopControls] })
            .FromString("{% for x in range(1, 9) %}{% if x == 2 %}{% continue %}{% elif x == 4 %}{% break %}{% endif %}{{ x }}{% endfor %}").Render());

    [TestMethod]
    public void A_break_outside_of_a_loop_is_refused() =>
        Assert.ThrowsExactly<TemplateCompileException>(() => new JinjaEnvironment(new JinjaOptions { Extensions = [Extension.LoopControls] }).FromString("{% break %}"));

    [TestMethod]
    public void Cycling_and_changes_are_told() =>
        Renders("aTrue bFalse aTrue ", "{% for x in [1, 1, 2] %}{{ loop.cycle('a', 'b') }}{{ loop.changed(x) }} {% endfor %}");

    private static void Renders(string expected, string source) => Assert.AreEqual(expected, new JinjaEnvironment().FromString(source).Render());
}
