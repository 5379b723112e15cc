namespace Jinja.Net.Tests.Features;

/// <summary>
/// A template for each part of the language, by its number in the list of what the port is to have (J1 to J48), and for what a port easily gets wrong.
/// What they print was recorded from Python. Parts that need more than a template have tests of their own in <see cref="ProgrammingTests"/>, and where the parts are.
/// </summary>
[TestClass]
public sealed class LanguageTests
{
    [TestMethod]
    [DataRow("J3", "", "{{ 'a\\n\\x41\\u00e9\\N{DIGIT ONE}' 'b' }} {{ 1_000 }} {{ 0xfF }} {{ 0o17 }} {{ 0b11 }} {{ 1.5e3 }} {{ 1e-5 }} {{ [1, 'a',] }} {{ (1,) }} {{ () }} {{ {'a': 1,} }} {{ true }}{{ True }}{{ none }}{{ None }}{{ false }}{{ False }}", "a\nAé1b 1000 255 15 3 1500.0 1e-05 [1, 'a'] (1,) () {'a': 1} TrueTrueNoneNoneFalseFalse")]
    [DataRow("J4", "", "{{ 7//-2 }} {{ 7%-2 }} {{ -7//2 }} {{ 2**3**2 }} {{ -2**2 }} {{ 7/2 }} {{ 1 ~ 'a' ~ none }} {{ +3 }} {{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 2 in [1, 2] }} {{ 2 not in [1] }} {{ 1 and 0 or 'x' }} {{ not 1 }} {{ 'a' if true }}{{ 'b' if false }} {{ 'abcdef'[4:1:-1] }} {{ [1,2,3][::2] }} {{ 10**30 }}", "-4 -1 -4 64 4 3.5 1aNone 3 True False True True x False a edc [1, 3] 1000000000000000000000000000000")]
    [DataRow("J5", "", "{{ d.keys is callable }} {{ d['keys'] }} {{ d.a }} {{ l.0 }} {{ l[1] }} {{ d['get'] is callable }}", "True k 1 5 6 True")]
    [DataRow("J6", "", "{% macro f(a, b=2) %}{{ a }}{{ b }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ f(1) }} {{ f(b=1, a=2) }} {{ f(*[1, 2, 3], **{'k': 4}) }}", "12(){} 21(){} 12(3,){'k': 4}")]
    [DataRow("J7", "", "{{ ' a '|trim|upper|replace('A', 'b') }} {{ 3 is odd }} {{ 3 is not even }} {{ 3 is divisibleby 3 }} {{ 4 is divisibleby(2) }}{% filter upper|replace('X', 'y') %}x{% endfilter %}", "b True True True Truey")]
    [DataRow("J8", "", "{% set é = 1 %}{% set 変数 = 2 %}{{ é + 変数 }}", "3")]
    [DataRow("J9", "", "{{ 'a b'.title() }} {{ {'a': 1}.items()|list }} {% set l = [1] %}{% set _ = l.append(2) %}{{ l }} {{ 'x'.join(['a', 'b']) }} {{ (1, 2).index(2) }} {{ 5 .bit_length() }} {{ 1.5.is_integer() }}", "A B [('a', 1)] [1, 2] axb 1 3 False")]
    [DataRow("J10", "", "{{ [true, none, 'a', 1.0, 1e16, 1e-5, (1,), {'k': 'v'}, \"it's\"] }}", "[True, None, 'a', 1.0, 1e+16, 1e-05, (1,), {'k': 'v'}, \"it's\"]")]
    [DataRow("J11", "", "{% for a, b in [(1, 2), (3, 4), (5, 6)] if a > 1 %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.cycle('x', 'y') }}{{ loop.depth }}{{ loop.depth0 }}{{ loop.previtem }}{{ loop.nextitem }}{{ loop.changed(a) }};{% else %}none{% endfor %}{% for x in [] %}{% else %}none{% endfor %}", "1021TrueFalse2x10(5, 6)True;2110FalseTrue2y10(3, 4)True;none")]
    [DataRow("J11", "", "{% for x in [[1, [2]], 3] recursive %}{{ loop.depth }}{% if x is iterable %}[{{ loop(x) }}]{% else %}{{ x }}{% endif %}{% endfor %}", "1[212[32]]13")]
    [DataRow("J12", "", "{% if false %}a{% elif 1 %}b{% else %}c{% endif %}{% set a, (b, c) = 1, (2, 3) %}{{ a }}{{ b }}{{ c }}{% set ns = namespace(x=1) %}{% for i in [1, 2] %}{% set ns.x = ns.x + i %}{% endfor %}{{ ns.x }}{% set t | upper %}x{{ a }}{% endset %}{{ t }}{% with a = 5, b = a %}{{ a }}{{ b }}{% endwith %}{{ a }}", "b1234X1511")]
    [DataRow("J12", "do loops", "{% set l = [] %}{% do l.append(1) %}{{ l }}{% for i in [1, 2, 3, 4] %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}", "[1]13")]
    [DataRow("J13", "", "{% macro m(a, b='x') %}[{{ a }}{{ b }}{{ caller(1) if caller is defined }}]{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1) }}{% call(i) m(2, 'y') %}c{{ i }}{% endcall %}{{ m.name }} {{ m.arguments }} {{ m.catch_kwargs }} {{ m.catch_varargs }} {{ m.caller }}", "[1x](){}[2yc1](){}m ('a', 'b') True True True")]
    [DataRow("J16", "", "{% autoescape true %}{{ '<' }}{% autoescape false %}{{ '<' }}{% endautoescape %}{% endautoescape %}{% raw %}{{ x }}{% endraw %}{# c #}{% print 1, 'a' %}", "&lt;<{{ x }}1a")]
    [DataRow("J17", "", "{% set u = [{'n': 'b', 'a': {'x': 1}}, {'n': 'A', 'a': {'x': 2}}, {'n': 'c'}] %}{{ u|map(attribute='a.x', default=0)|list }} {{ u|sort(attribute='n')|map(attribute='n')|join }} {{ u|sort(attribute='n', case_sensitive=true)|map(attribute='n')|join }} {{ [[2, 'a'], [1, 'b'], [2, 'A']]|sort(attribute='0,1')|list }} {{ u|groupby('a.x', default=9)|map('first')|list }} {{ u|sum(attribute='a.x', start=1) if false else u[:2]|sum(attribute='a.x') }}", "[1, 2, 0] Abc Abc [[1, 'b'], [2, 'a'], [2, 'A']] [1, 2, 9] 3")]
    [DataRow("J18", "", "{{ {'b': 1, 'a': '<é>&\\''}|tojson }} {{ [1, 2.5, none, true]|tojson }} {{ {'a': [1]}|tojson(indent=2) }}", "{\"a\": \"\\u003c\\u00e9\\u003e\\u0026\\u0027\", \"b\": 1} [1, 2.5, null, true] {\n  \"a\": [\n    1\n  ]\n}")]
    [DataRow("J19", "", "{{ '%s %05.1f %-4d| %x'|format('a', 2.25, 7, 255) }} {{ [1, 'a']|pprint }} {{ 2.5|round }} {{ 42.55|round(1, 'floor') }} {{ 42.5|round(0, 'ceil') }} {{ 1000000|filesizeformat }} {{ 1048576|filesizeformat(true) }}", "a 002.2 7   | ff [1, 'a'] 2.0 42.5 43.0 1.0 MB 1.0 MiB")]
    [DataRow("J20", "", "{{ d|attr('keys') is callable }} {{ (d|attr('a')) is defined }} {{ ('x'|attr('upper'))() }}", "True False X")]
    [DataRow("J21", "", "{{ [3, 1]|first }} {{ [1, 2]|join(',') }} {{ 'ab'|list }} {{ [1, -2]|map('abs')|list }} {{ [1, 2, 3]|select('odd')|list }} {{ [1, 2, 3]|reject('odd')|list }} {{ [1, 2]|sum }} {{ [1, 2, 3, 4]|slice(3)|list }} {{ [1, 1, 2]|unique|list }} {{ [{'a': 1}]|groupby('a')|list }} {{ [{'a': 0}]|rejectattr('a')|list }} {{ [1, 2, 3]|batch(2, '-')|list }}", "3 1,2 ['a', 'b'] [1, 2] [1, 3] [2] 3 [[1, 2], [3], [4]] [1, 2] [(1, [{'a': 1}])] [{'a': 0}] [[1, 2], [3, '-']]")]
    [DataRow("J17", "", "{{ -5|abs }} {{ 'ab cd'|capitalize }} {{ 'a'|center(5) }}| {{ [1]|count }} {{ x|d('n') }} {{ ''|default('e', true) }} {{ {'b': 1, 'A': 2}|dictsort }} {{ '<'|e }} {{ '<'|escape }} {{ '1.5'|float }} {{ '<'|safe|forceescape }} {{ 'a\\nb'|indent(2, true) }} {{ '0x1f'|int(0, 16) }} {{ {'a': 1}|items|list }} {{ 'abc'|last }} {{ 'AB'|lower }} {{ [2, 1]|max }} {{ [2, 1]|min }} {{ [5]|random }} {{ 'aXa'|replace('a', 'b', 1) }} {{ 'abc'|reverse }} {{ [{'a': 1}, {}]|selectattr('a')|list }} {{ 5|string }} {{ '<b>x</b> y'|striptags }} {{ 'ab-cd ef'|title }} {{ ' x '|trim }} {{ 'a b c d e f g'|truncate(8, false, '…', 0) }} {{ 'a&b c'|urlencode }} {{ 'http://a.b/c'|urlize }} {{ 'a b'|wordcount }} {{ 'aa bb cc'|wordwrap(5) }} {{ {'a': 1, 'b': none}|xmlattr }} {{ {'q': 'a b'}|urlencode }}", "5 Ab cd   a  | 1 n e [('A', 2), ('b', 1)] &lt; &lt; 1.5 &lt;   a\n  b 31 [('a', 1)] c ab 2 1 5 bXa cba [{'a': 1}] 5 x y Ab-Cd Ef x a b c… a%26b%20c http://a.b/c 2 aa bb\ncc  a=\"1\" q=a+b")]
    [DataRow("tests", "", "{{ [true is boolean, m is callable, 1 is defined, 4 is divisibleby 2, 1 is eq 1, 1 is equalto 1, '<'|safe is escaped, 2 is even, false is false, 'upper' is filter, 1.0 is float, 1 is ge 1, 2 is gt 1, 1 is in [1], 1 is integer, [] is iterable, 1 is le 1, 'a' is lower, 1 is lt 2, {} is mapping, 1 is ne 2, none is none, 1 is number, 1 is odd, none is sameas none, [] is sequence, 'a' is string, 'odd' is test, true is true, x is undefined, 'A' is upper, 2 is greaterthan 1, 1 is lessthan 2, [1, 2]|select('==', 1)|list, [1, 2]|select('!=', 1)|list, [1, 2]|select('>', 1)|list, [1, 2]|select('>=', 2)|list, [1, 2]|select('<', 2)|list, [1, 2]|select('<=', 1)|list] }}", "[True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True, [1], [2], [2], [2], [1], [1]]")]
    [DataRow("J22", "", "{{ range(1, 6, 2)|list }} {{ dict(a=1) }} {{ lipsum(1, false, 3, 4)|wordcount in [3, 4] }} {% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.current }}{{ c.next() }}{{ c.next() }}{% set j = joiner('-') %}{{ j() }}{{ j() }} {{ namespace(a=1).a }}", "[1, 3, 5] {'a': 1} True abba- 1")]
    [DataRow("J23", "chainable", "{{ x.y }}|{{ x }}{{ x.y.z }}", "|")]
    [DataRow("J23", "debug", "{{ x }} {{ d.nope }} {{ x is defined }}", "{{ x }} {{ no such element: dict object['nope'] }} False")]
    [DataRow("J41", "i18n", "{% trans n=2, who='<b>' %}{{ who }} has one thing{% pluralize n %}{{ who }} has {{ n }} things{% endtrans %} {% trans trimmed %} a \n  b {% endtrans %} {{ _('x %(a)s', a=1) }} {{ ngettext('a', 'b', 1) }} {{ pgettext('c', 'm') }}", "<b> has 2 things a b x 1 a m")]
    [DataRow("J42", "", "{% with %}{% set a = 1 %}{{ a }}{% endwith %}{% autoescape true %}{{ '<' }}{% endautoescape %}", "1&lt;")]
    [DataRow("J43", "sandbox", "{{ ''.__class__ }}{{ d.__init__ }}{{ m.__globals__ }}x", "x")]
    [DataRow("trap", "", "{{ 7//-2 }} {{ 7%-2 }} {{ -7//2 }}", "-4 -1 -4")]
    [DataRow("trap", "", "{{ 2**3**2 }} {{ -2**2 }}", "64 4")]
    [DataRow("trap", "", "{{ 1.0 }} {{ 1e16 }} {{ 1e-5 }} {{ 10**20 }}", "1.0 1e+16 1e-05 100000000000000000000")]
    [DataRow("trap", "", "{{ 4/2 }}", "2.0")]
    [DataRow("trap", "", "{{ none }} {{ true }} {{ [1,'a',none] }} {{ ('a',) }}", "None True [1, 'a', None] ('a',)")]
    [DataRow("trap", "", "{{ 1==true }} {{ '1'==1 }} {{ (1,)==[1] }}", "True False False")]
    [DataRow("trap", "", "{{ 0.5|round }} {{ 2.5|round }} {{ 2.675|round(2) }}", "0.0 2.0 2.67")]
    [DataRow("trap", "", "{{ '😀'|length }} {{ 'straße'|upper }}", "1 STRASSE")]
    [DataRow("trap", "", "{{ {'b':1,'a':'<é>'}|tojson }}", "{\"a\": \"\\u003c\\u00e9\\u003e\", \"b\": 1}")]
    public void Templates_print_what_they_print_in_Python(string part, string setup, string source, string expected)
    {
        string[] words = setup.Split(' ');
        JinjaOptions options = new() { Undefined = words.Contains("chainable") ? UndefinedKind.Chainable : words.Contains("debug") ? UndefinedKind.Debug : UndefinedKind.Default };
        if (words.Contains("do")) options.Extensions.Add(Extension.Do);
        if (words.Contains("loops")) options.Extensions.Add(Extension.LoopControls);
        I18nExtension translations = new();
        if (words.Contains("i18n")) options.Extensions.Add(translations);
        JinjaEnvironment env = words.Contains("sandbox") ? new SandboxedEnvironment(options) : new JinjaEnvironment(options);
        if (words.Contains("i18n")) translations.Install(env, newStyle: true);

        Dictionary<string, object?> d = source.Contains("d['keys']", StringComparison.Ordinal) ? new() { ["a"] = 1, ["keys"] = "k" } : new() { ["a"] = 1 };
        Assert.AreEqual(expected, env.FromString(source).Render(("d", d), ("l", new[] { 5, 6 }), ("m", () => 1)), part);
    }

    [TestMethod]
    [DataRow("{{ x.y }}", "UndefinedException")]
    [DataRow("{{ x.y is defined }}", "UndefinedException")]
    [DataRow("{{ [1, 'a']|sort }}", "TypeError")]
    [DataRow("{{ 10**5000 }}", "ValueError")]
    public void What_has_no_answer_is_an_error(string source, string expected)
    {
        TemplateException error = Assert.Throws<TemplateException>(() => new JinjaEnvironment().FromString(source).Render());

        Assert.AreEqual(expected, error is OperationException operation ? operation.ErrorClass : error.GetType().Name);
    }
}
