using Jinja.Net.Runtime;

namespace Jinja.Net.Tests.Runtime.Values;

[TestClass]
public sealed class InvocationTests
{
    private static string Render(string source, Action<JinjaEnvironment> setUp, JinjaOptions? options = null)
    {
        JinjaEnvironment environment = new(options);
        setUp(environment);
        return environment.FromString(source).Render();
    }

    [TestMethod]
    public void Any_delegate_is_a_filter() =>
        Assert.AreEqual("4.50 EUR", Render("{{ 4.5|money }}", static e => e.Filters["money"] = static (decimal amount) => FormattableString.Invariant($"{amount:0.00} EUR")));

    [TestMethod]
    public void Optional_parameters_are_found_by_name() => Assert.AreEqual(
        "a-3 a-9", Render("{{ 'a'|tag }} {{ 'a'|tag(some_size=9) }}", static e => e.Filters["tag"] = static (string text, int someSize = 3) => $"{text}-{someSize}"));

    [TestMethod]
    public void A_test_is_any_delegate_that_gives_a_truth() =>
        Assert.AreEqual("True", Render("{{ 5 is above(3) }}", static e => e.Tests["above"] = static (int number, int limit) => number > limit));

    [TestMethod]
    public void The_first_parameter_may_ask_for_the_state_of_escaping() => Assert.AreEqual(
        "True", Render("{{ 1|escapes }}", static e => e.Filters["escapes"] = static (EvalContext state, object? _) => state.AutoEscape, new JinjaOptions { AutoEscape = true }));

    [TestMethod]
    public void The_first_parameter_may_ask_for_the_environment() => Assert.AreEqual(
        "True", Render("{{ f() }}", static e => e.Globals["f"] = (JinjaEnvironment asked) => ReferenceEquals(asked, e)));

    [TestMethod]
    public void The_rest_of_the_arguments_is_collected() => Assert.AreEqual(
        "3 a,b", Render("{{ f(1, 2, 3, a=1, b=2) }}", static e => e.Globals["f"] = static (int first, int second, int third, Dictionary<string, object?> kwargs) => $"{first * second * third / 2} {string.Join(',', kwargs.Keys)}"));

    [TestMethod]
    public void Arguments_are_converted_to_what_the_parameter_wants() => Assert.AreEqual(
        "a+b;2;Friday;1.5", Render(
            "{{ f(['a', 'b'], 2.0, 'friday', 1.5) }}",
            static e => e.Globals["f"] = static (IReadOnlyList<string> texts, int count, DayOfWeek day, double? number) => FormattableString.Invariant($"{string.Join('+', texts)};{count};{day};{number}")));

    [TestMethod]
    public void Wrong_arguments_are_a_type_error()
    {
        static void SetUp(JinjaEnvironment environment) => environment.Globals["f"] = static (int number) => number;

        foreach (string call in new[] { "f()", "f(1, 2)", "f('x')", "f(number=1, more=2)", "f(1.5)" })
            Assert.AreEqual("TypeError", Assert.ThrowsExactly<OperationException>(() => Render("{{ " + call + " }}", SetUp), call).ErrorClass);
    }

    [TestMethod]
    public void An_undefined_argument_fails_where_a_value_is_needed() =>
        Assert.ThrowsExactly<UndefinedException>(() => Render("{{ f(missing) }}", static e => e.Globals["f"] = static (int number) => number));
}
