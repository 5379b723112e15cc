using Jinja.Net.Native;
using MarkupSafe.Net;

namespace Jinja.Net.Tests.Differential;

/// <summary>What comparing random templates with Python has found, once each.</summary>
[TestClass]
public sealed class FindingsTests
{
    [TestMethod]
    public void A_mapping_that_is_undefined_gives_itself_where_undefined_values_chain()
    {
        Assert.AreEqual("|", new JinjaEnvironment(new JinjaOptions { Undefined = UndefinedKind.Chainable }).FromString("{{ '%(a)s|' % d }}").Render());
        Assert.ThrowsExactly<UndefinedException>(() => new JinjaEnvironment().FromString("{{ '%(a)s|' % d }}").Render());
    }

    [TestMethod]
    public void What_holds_something_undefined_is_a_value_of_a_native_template_and_no_text()
    {
        object? value = new NativeEnvironment().FromString("{{ ('a', {'b': 1}['c']) }}").RenderValue();

        Assert.IsNotInstanceOfType<string>(value);
    }

    [TestMethod]
    [DataRow("{{ '\\N{DIGIT ONE}\\N{snowman}\\N{HANGUL SYLLABLE GAGG}\\N{NBSP}\\N{CJK UNIFIED IDEOGRAPH-4E00}' }}", "1☃갂\u00a0一")]
    [DataRow("{{ day - delta }}", "2024-02-28")]
    [DataRow("{{ when.replace(year=2020) }}", "2020-02-29 13:05:09")]
    [DataRow("{{ uid|int }} {{ '%d' % uid }}", "24197857161011715162171839636988778104 24197857161011715162171839636988778104")]
    [DataRow("{{ [1, 2]|list - {1: 1}.keys() if false else 'abc'[1.5:] }}", "")]
    [DataRow("{{ dict[1] }} {{ dict.nope }} {{ dict[(1, none)] }} {{ dict[dict] }} {{ dict[:2] }} {{ dict[1](a=2) }}", "dict[1] dict['nope'] dict[1, None] dict[dict] dict[slice(None, 2, None)] {'a': 2}")]
    [DataRow("{{ dict.keys({'a': 1})|list }} {{ dict.keys }}", "['a'] <method 'keys' of 'dict' objects>")]
    [DataRow("{% set ns = namespace(a=1) %}{% set ns.me = [ns] %}{{ ns }} {{ ns._Namespace__attrs.a }}", "<Namespace {'a': 1, 'me': [<Namespace {...}>]}> 1")]
    [DataRow("{{ ' b'.translate({97: missing}) }}", " b")]
    [DataRow("{{ 'abc'.translate('x' * 98) }}", "xbc")]
    [DataRow("{{ 1٢ }} {{ 1_٢ }}", "12 12")]
    [DataRow("{{ '{0.__class__.__name__}'.format(missing) }}", "Undefined")]
    [DataRow("{{ true or x|nosuchfilter }}", "True")]
    [DataRow("{{ 1 if true else x|nosuchfilter }}", "1")]
    [DataRow("{{ 'a%' % self }}", null)]
    [DataRow("{{ self is iterable }}", "True")]
    [DataRow("{% macro m(caller=none) %}{{ caller() }}{% endmacro %}{{ m.caller }}", "True")]
    [DataRow("{{ 'text'|tojson(indent=[]) }}", "\"text\"")]
    [DataRow("{% for i in [1, 2] %}{% break %}{% else %}none{% endfor %}", "none")]
    [DataRow("{% for i in [1, 2] %}{{ loop.index }}{% continue %}{% else %}none{% endfor %}", "12none")]
    [DataRow("{% for i in [1, 2] %}{% if i == 2 %}{% break %}{% endif %}{% else %}none{% endfor %}", "")]
    [DataRow("{% for i in [[1]] recursive %}{% break %}{% else %}none{% endfor %}", "none")]
    [DataRow("{% autoescape day %}{{ {'a': '<'} }}{{ '<'|upper }}{{ ('<'|safe) ~ '<' }}{% endautoescape %}", "{'a': '<'}&lt;&lt;&lt;")]
    [DataRow("{% autoescape day %}{% autoescape true %}{{ ['<'] }}{% endautoescape %}{% endautoescape %}", "[&#39;&lt;&#39;]")]
    [DataRow("{{ 0 == 1 < x|nosuchfilter }}", "False")]
    [DataRow("{% for x in [3, 1, 2] %}{% for i in loop %}{{ i[0] }}{{ loop.index }},{% endfor %}{{ x }}{{ loop|length }}{% endfor %}", "11,22,33")]
    [DataRow("{{ ([1, 2][:[]]|sort)[::-1] }}", "[]")]
    [DataRow("{{ (-0.0)|round(-1) }} {{ -0.0|round(-1) }}", "-0.0 -0.0")]
    [DataRow("{{ 'aaa bbb'|wordwrap(0.5)|replace('\n', '|') }}", "a|a|a|b|b|b")]
    [DataRow("{{ [1]|tojson(indent=2000)|length }}", "2005")]
    [DataRow("{% set ns = namespace(d=[]) %}{% for i in range(600) %}{% set ns.d = [ns.d] %}{% endfor %}{{ ns.d|string|length }}", "1202")]
    [DataRow("{{ ''.encode()|wordwrap(7) }}", "")]
    [DataRow("{{ delta // 2 }} {{ delta // delta }} {{ delta % delta }}", "12:30:30.500000 1 0:00:00")]
    [DataRow("{{ 'ab'.encode().translate(none, 'a'.encode()) }}", "b'b'")]
    [DataRow("{{ '%d|%5b|%r|%c'.encode() % (5, 'é'.encode('latin-1'), 'é', 65) }} {{ 'x'.encode() % [1] }}", "b\"5|    \\xe9|'\\\\xe9'|A\" b'x'")]
    [DataRow("{{ self|urlencode }}", "%3CTemplateReference%20None%3E")]
    [DataRow("{{ ('nan'|float)|filesizeformat }}", "nan YB")]
    public void Templates_print_what_they_print_in_Python(string source, string? expected)
    {
        JinjaEnvironment environment = new(new JinjaOptions { Extensions = [Extension.LoopControls] });

        if (expected is null)
            Assert.ThrowsExactly<OperationException>(() => Render(environment, source));
        else
            Assert.AreEqual(expected, Render(environment, source));
    }

    [TestMethod]
    [DataRow("x\n{% filter wordwrap(0) %}\n\na{% endfilter %}", "ValueError", 2)]
    [DataRow("x\n{% set y | wordwrap(0) %}\n\na{% endset %}", "ValueError", 2)]
    [DataRow("x\n{% filter length %}a{% endfilter %}\n{{ 1 // 0 }}", "ZeroDivisionError", 3)]
    [DataRow("x\n{% filter length %}a{% endfilter %}", "TypeError", null)]
    [DataRow("x\n{% if no %}{{ {[]: 1}|length }}{% endif %}", "TypeError", null)]
    [DataRow("x\n{{ {[]: 1 // 0} }}", "ZeroDivisionError", 2)]
    [DataRow("x\n{{ 'a' * 10 ** 30 }}", "OverflowError", 2)]
    [DataRow("x\n{{ 'a'.split('', 1.5) }}", "TypeError", 2)]
    [DataRow("x\n{{ {[]: 1, 'k': no}.k }}", "TypeError", null)]
    [DataRow("x\n{{ {'k': no, [1]: 1}.k }}", "TypeError", 2)]
    [DataRow("x\n{{ 'a'.startswith((), {}) }}", "TypeError", 2)]
    [DataRow("x\n{{ ('a'|safe) * missing }}", "TypeError", 2)]
    [DataRow("x\n{{ 'a b'|wordwrap(3, wrapstring=1) }}", "AttributeError", 2)]
    [DataRow("x\n{{ 'ab'.encode()|wordwrap(7) }}", "TypeError", 2)]
    [DataRow("x\n{{ 'a'.encode().join(['a']) }}", "TypeError", 2)]
    [DataRow("x\n{% if day %}{{ delta // 0 }}{% endif %}", "ZeroDivisionError", 2)]
    public void Errors_have_the_class_and_the_line_that_they_have_in_Python(string source, string expected, int? line)
    {
        OperationException error = Assert.ThrowsExactly<OperationException>(() => Render(new JinjaEnvironment(), source));

        Assert.AreEqual((expected, line), (error.ErrorClass, error.Line));
    }

    [TestMethod]
    public void Undefined_keyword_arguments_are_undefined_and_no_type_error()
    {
        UndefinedException error = Assert.ThrowsExactly<UndefinedException>(() => Render(new JinjaEnvironment(), "{{ dict(**missing) }}"));

        Assert.AreEqual("'missing' is undefined", error.Message);
    }

    [TestMethod]
    public void A_dictionary_that_changes_while_a_loop_goes_through_it_is_an_error()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Extensions = [Extension.Do] });
        Template grows = environment.FromString("{% for k in d.items() %}{% do d.update(z=1) %}{% endfor %}");
        Template shrinks = environment.FromString("{% for k in d.keys() %}{% do d.pop('a') %}{% endfor %}");

        foreach (Template template in (Template[])[grows, shrinks])
        {
            OperationException error = Assert.ThrowsExactly<OperationException>(() => template.Render(("d", new Dictionary<string, object> { ["a"] = 1, ["b"] = 2 })));
            Assert.AreEqual("RuntimeError: dictionary changed size during iteration", $"{error.ErrorClass}: {error.Message}");
        }
    }

    [TestMethod]
    public void What_an_imported_template_prints_fails_only_where_it_is_printed()
    {
        DictLoader loader = new(new Dictionary<string, string> { ["m"] = "{% filter length %}x{% endfilter %}{% set v = 1 %}" });
        JinjaEnvironment environment = new(new JinjaOptions { Loader = loader });

        Assert.AreEqual("1", Render(environment, "{% import 'm' as m %}{{ m.v }}"));
        Assert.AreEqual(2, Assert.ThrowsExactly<OperationException>(() => Render(environment, "{% import 'm' as m %}\n{{ m }}")).Line);
    }

    [TestMethod]
    public void A_native_template_tells_a_strict_undefined_before_it_goes_on()
    {
        NativeEnvironment environment = new(new JinjaOptions { Undefined = UndefinedKind.Strict });

        UndefinedException printed = Assert.ThrowsExactly<UndefinedException>(() => environment.FromString("{{ 1 }}{{ a }}\n{{ b.c }}").RenderValue());
        UndefinedException inMacro = Assert.ThrowsExactly<UndefinedException>(() => environment.FromString("\n{% macro m() %}{{ 1 }}{{ a }}{% endmacro %}\n{{ m() }}").RenderValue());

        Assert.AreEqual(("'a' is undefined", null), (printed.Message, printed.Line));
        Assert.AreEqual(("'a' is undefined", 2), (inMacro.Message, inMacro.Line));
    }

    [TestMethod]
    public void A_recursive_loop_of_a_native_template_is_one_value()
    {
        NativeEnvironment environment = new(new JinjaOptions { AutoEscape = true });

        Assert.IsInstanceOfType<Markup>(environment.FromString("{% for x in [1] recursive %}<{% endfor %}").RenderValue());
        Assert.AreEqual(1L, environment.FromString("{% for x in [1] recursive %}{{ x }}{% endfor %}").RenderValue());
    }

    [TestMethod]
    public void A_sandbox_computes_constants_beforehand_unless_it_intercepts_the_operator()
    {
        SandboxedEnvironment plain = new(new JinjaOptions { Undefined = UndefinedKind.Strict });
        SandboxedEnvironment intercepting = new(new JinjaOptions { Undefined = UndefinedKind.Strict });
        intercepting.InterceptedUnaryOperators.Add("-");

        Assert.ThrowsExactly<UndefinedException>(() => plain.FromString("{{ 'a'[-9] ~ '' }}"));
        intercepting.FromString("{{ 'a'[-9] ~ '' }}");
    }

    [TestMethod]
    public void Of_several_unknown_filters_the_outermost_is_told()
    {
        TemplateAssertionException error = Assert.ThrowsExactly<TemplateAssertionException>(() => new JinjaEnvironment().FromString("{{ a|first1|second2 }}"));

        Assert.AreEqual("No filter named 'second2'.", error.Message);
    }

    [TestMethod]
    public void A_filter_that_is_unknown_at_a_render_is_told_with_the_line_of_its_block()
    {
        JinjaEnvironment environment = new();

        TemplateRuntimeException top = Assert.ThrowsExactly<TemplateRuntimeException>(() => Render(environment, "\n{% if true %}\n{{ 1|nope }}{% endif %}"));
        TemplateRuntimeException inner = Assert.ThrowsExactly<TemplateRuntimeException>(() => Render(environment, "\n{% block b %}{% if true %}\n{{ 1|nope }}{% endif %}{% endblock %}"));

        Assert.AreEqual((1, 2), (top.Line, inner.Line));
    }

    [TestMethod]
    public void A_constant_use_of_a_strict_undefined_fails_when_the_template_is_compiled()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Undefined = UndefinedKind.Strict });

        UndefinedException error = Assert.ThrowsExactly<UndefinedException>(() => environment.FromString("{% if no is defined %}{{ 'abc'[10] ~ 1 }}{% endif %}"));

        Assert.IsNull(error.Line);
    }

    [TestMethod]
    public void Constants_are_joined_to_plain_text_even_if_some_are_safe()
    {
        JinjaEnvironment environment = new(new JinjaOptions { AutoEscape = true });

        Assert.AreEqual("&lt;b&gt;&lt;i&gt;", environment.FromString("{{ '<b>'|safe ~ '<i>' }}").Render());
        Assert.AreEqual("<b>&lt;i&gt;", environment.FromString("{{ '<b>'|safe ~ x }}").Render(("x", "<i>")));
    }

    [TestMethod]
    [DataRow("{{ '' }}", false, "")]
    [DataRow("{{ {'b': '<'} }}", true, "{'b': '<'}")]
    [DataRow("{{ '<' }}", true, "<")]
    [DataRow("{{ 1 }}\n\t", false, "1\n\t")]
    public void Native_templates_give_what_they_give_in_Python(string source, bool escapes, string expected)
    {
        object? value = new NativeEnvironment(new JinjaOptions { AutoEscape = escapes }).FromString(source).RenderValue();

        Assert.AreEqual(expected, value is string ? value : new JinjaEnvironment().FromString("{{ x }}").Render(("x", value)));
    }

    private static string Render(JinjaEnvironment environment, string source) => environment.FromString(source).Render(new
    {
        day = new DateOnly(2024, 2, 29), delta = TimeSpan.FromSeconds(90061), when = new DateTime(2024, 2, 29, 13, 5, 9),
        uid = Guid.Parse("12345678-1234-5678-1234-567812345678"), no = false,
    });

    [TestMethod]
    [DataRow("{% include 0 %}", "TemplatesNotFoundException")]
    [DataRow("{% include none %}", "TemplatesNotFoundException")]
    [DataRow("{% include {'a': 1} %}", "KeyError")]
    [DataRow("{{ 'x'|urlize(extra_schemes=[863]) }}", "TypeError")]
    [DataRow("{{ dict(missing) }}", "UndefinedException")]
    [DataRow("{{ namespace(missing) }}", "UndefinedException")]
    [DataRow("{{ 9223372036854775807 * '{}' }}", "OverflowError")]
    [DataRow("{{ 5|round(0, []) }}", "TypeError")]
    [DataRow("{{ [1]|items|reverse }}", "FilterArgumentException")]
    [DataRow("{{ n + 1e999 }}", "NameError")]
    [DataRow("{{ [1][:2, 3] }}", "TemplateCompileException")]
    [DataRow("{{ 1.٢ }}", "TemplateCompileException")]
    public void What_Python_refuses_is_refused_in_the_same_way(string source, string expected)
    {
        JinjaEnvironment environment = new(new JinjaOptions { Loader = new DictLoader(new Dictionary<string, string>()) });

        TemplateException error = Assert.Throws<TemplateException>(() => environment.FromString(source).Render(("n", 1)));

        Assert.AreEqual(expected, error is OperationException operation ? operation.ErrorClass : error.GetType().Name);
    }

    [TestMethod]
    public void Where_a_loop_has_a_test_what_cannot_be_gone_through_is_told_with_the_line_of_the_test() =>
        Assert.AreEqual(3, Assert.ThrowsExactly<OperationException>(() => new JinjaEnvironment().FromString("{% for a in 5 if\n\n a %}{% endfor %}").Render()).Line);

    [TestMethod]
    public void What_repeats_itself_in_a_namespace_is_bounded_where_it_is_printed()
    {
        const string Source = "{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns }}";

        Assert.ThrowsExactly<LimitException>(() => new SandboxedEnvironment().FromString(Source).Render());
    }

    [TestMethod]
    public void Messages_that_are_no_text_are_not_translated()
    {
        I18nExtension i18n = new();
        JinjaEnvironment environment = new(new JinjaOptions { Extensions = { i18n } });
        i18n.Install(environment);

        Assert.AreEqual("5", environment.FromString("{{ gettext(5) }}").Render());
        i18n.Install(environment, newStyle: true);
        Assert.AreEqual("TypeError", Assert.ThrowsExactly<OperationException>(() => environment.FromString("{{ gettext(5) }}").Render()).ErrorClass);
    }
}
