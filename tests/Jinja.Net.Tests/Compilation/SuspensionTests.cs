using Jinja.Net.Native;

namespace Jinja.Net.Tests.Compilation;

/// <summary>A render that has to wait for everything gives what one gives that has everything, and does everything once and in the same order.</summary>
[TestClass]
public sealed class SuspensionTests
{
    [TestMethod]
    [DataRow("{{ name }}{{ nothing }}{{ empty }}|{{ name }}")]
    [DataRow("{{ thing.name }}{{ thing['value'] }}{{ thing.inner.list[1] }}{{ thing.missing }}{{ names[one] }}")]
    [DataRow("{{ names[0:one] }}{{ 'abc'[one:two] }}{{ 'abc'[::one] }}")]
    [DataRow("{{ one + two * one - two // one ** two % two }}{{ -one }}{{ +two }}{{ not yes }}{{ name ~ one ~ nothing }}")]
    [DataRow("{{ one < two }}{{ one < two < thing.value != one }}{{ two < one < echo(note('never')) }}{{ one in [one, two] }}{{ 2 in numbers }}{{ 'x' in names }}{{ 9 not in numbers }}")]
    [DataRow("{{ yes and name }}{{ nothing or name }}{{ yes or echo(note('never')) }}{{ name if yes else note('never') }}{{ note('never') if not yes else two }}")]
    [DataRow("{{ [one, two, [name]] }}{{ (one, two) }}{{ {name: one, 'b': thing.value} }}")]
    [DataRow("{{ echo(one) + echo(two) }}{{ echo(echo(echo(name))) }}{{ word('x')|upper }}{{ 'a-b'.split(echo('-')) }}{{ '{}{}'.format(one, two) }}{{ name.upper() }}")]
    [DataRow("{{ dict(a=one, b=two) }}{{ dict(**{'a': one}) }}{{ [echo(1), echo(2)]|join(echo(',')) }}{{ range(one, two + 2)|list }}{{ '%s-%s'|format(one, name) }}")]
    [DataRow("{{ name|shout }}{{ one|plus(two) }}{{ one|plus(b=echo(4)) }}{{ two is big }}{{ one is not big }}{{ name|shout|lower|replace('!', name) }}")]
    [DataRow("{{ numbers|list }}{{ numbers|sum }}{{ numbers|join('-') }}")]
    [DataRow("{{ numbers|first }}")]
    [DataRow("{{ names|last }}{{ names|length }}{{ names|reverse|list }}{{ names|batch(one)|list }}{{ names|sort|join }}{{ names|map('shout')|list }}{{ names|max }}")]
    [DataRow("{{ numbers|select('big')|list }}")]
    [DataRow("{{ numbers|reject('big')|map('plus', one)|map('string')|join(',') }}")]
    [DataRow("{{ things|map(attribute='name')|join(',') }}")]
    [DataRow("{{ things|sum(attribute='value') }}")]
    [DataRow("{{ things|sort(attribute='name')|map(attribute='name')|list }}")]
    [DataRow("{{ things|sort(attribute='value,name', reverse=true)|map(attribute='name')|join }}")]
    [DataRow("{% for value, group in things|groupby('value') %}{{ value }}:{{ group|map(attribute='name')|join('+') }};{% endfor %}")]
    [DataRow("{{ (things|max(attribute='value')).name }}")]
    [DataRow("{{ things|selectattr('value', 'big')|map(attribute='name')|list }}")]
    [DataRow("{{ things|rejectattr('value', 'equalto', two)|map(attribute='name')|join }}")]
    [DataRow("{{ things|unique(attribute='value')|map(attribute='name')|list }}")]
    [DataRow("{{ things|map(attribute='inner.list')|map('first')|join }}")]
    [DataRow("{{ things|join(';', attribute='name') }}")]
    [DataRow("{{ map.a }}{{ map['b'] }}{{ map }}{{ map|dictsort }}{{ map|tojson }}{{ map.values()|list }}{% for k, v in map.items() %}{{ k }}{{ v }}{% endfor %}{{ map|items|list }}{{ map|length }}")]
    [DataRow("{% for i in numbers %}{{ i }}{{ note(i) }}{% else %}none{% endfor %}")]
    [DataRow("{% for i in numbers if i is big %}{{ loop.index }}/{{ loop.length }}:{{ i }}{{ loop.last }}{% else %}none{% endfor %}")]
    [DataRow("{% for i in numbers if i > 5 %}{{ i }}{% else %}{{ name }}{% endfor %}")]
    [DataRow("{% for i in numbers %}{{ loop.previtem }}<{{ i }}<{{ loop.nextitem }}{{ loop.cycle('a', name) }}{{ loop.changed(i) }}{% endfor %}")]
    [DataRow("{% for i in numbers %}{{ loop.revindex }}{{ loop.first }}{{ loop['length'] }}{% endfor %}")]
    [DataRow("{% for i in numbers %}{% if i == two %}{% continue %}{% endif %}{{ i }}{% endfor %}{% for i in names %}{% if yes %}{% break %}{% endif %}{{ i }}{% endfor %}")]
    [DataRow("{% for key, value in pairs %}{{ key }}={{ value }};{% endfor %}")]
    [DataRow("{% for key, value in pairs if value is big %}{{ loop.index0 }}{{ key }}={{ value }};{% endfor %}")]
    [DataRow("{% for t in things %}{{ t.name }}{% for i in t.inner.list %}{{ loop.index }}{{ i }}{% endfor %}{% endfor %}")]
    [DataRow("{% for node in tree recursive %}{{ node.name }}{{ loop.depth }}({{ loop(node.children) }}){% endfor %}")]
    [DataRow("{% if nothing %}a{% elif note('once') or one > two %}b{% elif yes %}c{{ name }}{% else %}d{% endif %}")]
    [DataRow("{% set x = one %}{% set a, b = names %}{{ x }}{{ a }}{{ b }}{% set ns = namespace(n=one) %}{% for i in names %}{% set ns.n = ns.n + two %}{% endfor %}{{ ns.n }}")]
    [DataRow("{% macro pair(a, b=one) %}[{{ a }}{{ name }},{{ b }}]{% endmacro %}{% for i in names %}{{ pair(pair(i, two), thing.value) }}{{ pair(name) }}{{ loop.index }}{% endfor %}{{ note('end') }}")]
    [DataRow("{% set text %}({{ name }}{% for i in names %}{{ i }}{% endfor %}){% endset %}{{ text }}{% set loud | shout %}{{ name }}{% endset %}{{ loud }}")]
    [DataRow("{% filter shout %}{{ name }}{% filter lower %}{{ word('B') }}{% endfilter %}{% endfilter %}")]
    [DataRow("{% with a = one, b = echo(two) %}{{ a }}{{ b }}{{ name }}{% endwith %}{{ a }}")]
    [DataRow("{% macro m(x, y=echo('d'), z=name) %}[{{ x }}{{ y }}{{ z }}{{ note(x) }}]{% endmacro %}{{ m(one) }}{{ m(two, name) }}{% set kept = m(3, z=echo(4)) %}{{ kept }}{{ m(one) ~ m(two) }}")]
    [DataRow("{% macro m(x) %}{{ x }}{{ varargs|join }}{{ kwargs }}{{ caller() if caller }}{% endmacro %}{{ m(one, two, *names, k=name) }}{% call m(name) %}in {{ name }}{% endcall %}")]
    [DataRow("{% macro deep(n) %}{{ n }}{% if n < 20 %}{{ deep(n|plus(1)) }}{% endif %}{% endmacro %}{{ deep(one) }}")]
    [DataRow("{% macro list(xs) %}<{% for x in xs %}{{ caller(x) }}{% endfor %}>{% endmacro %}{% call(x) list(things) %}{{ x.name }}{{ name }}{% endcall %}")]
    [DataRow("{% from 'macros' import twice, wrap with context %}{{ twice(name) }}{{ twice(one, end=two) }}{% call(a, n) wrap() %}{{ a }}{{ n }}{{ one }}{% endcall %}")]
    [DataRow("{% import 'macros' as m %}{{ m.twice(one, '') }}{{ m.missing }}{% import echo('macros') as n with context %}{{ n.top }}{{ n.twice('z') }}")]
    [DataRow("{% for item in names %}{% include 'row' %}{% endfor %}{% include echo('part') without context %}{% include ['no', echo('part')] %}{% include 'no' ignore missing %}")]
    [DataRow("{% extends 'child' %}{% block head %}top {{ super() }} {{ super.super() }}{{ note('head') }}{% endblock %}")]
    [DataRow("{% extends echo('base') %}{% block body %}{% for t in things %}{{ t.name }}{% endfor %}{{ super() }}{% endblock %}")]
    [DataRow("{% block a %}{{ name }}{% block b %}{{ one }}{% endblock %}{% endblock %}{{ self.a() }}{{ self.b()|shout }}")]
    [DataRow("{% autoescape yes %}{{ name }}{{ name|safe }}{% macro m() %}<{{ name }}>{% endmacro %}{{ m() }}{{ m()|shout }}{% endautoescape %}{{ name }}")]
    [DataRow("{% autoescape true %}{{ name ~ '<' }}{{ [name]|join('<') }}{% set s %}<{{ name }}{% endset %}{{ s }}{% endautoescape %}")]
    [DataRow("{% do note(echo('did')) %}{% do names.append(echo('z')) %}{{ names|join }}")]
    [DataRow("{% block outer %}{% macro m(v) %}{% for i in numbers %}{{ echo(i) + v }}{% endfor %}{% endmacro %}{% for t in things %}{{ m(echo(t.value)) + m(1)|shout }}{% endfor %}{% endblock %}")]
    public async Task Waiting_changes_neither_the_output_nor_what_is_done(string source)
    {
        LateWorld now = new(isLate: false), late = new(isLate: true);
        string expected = now.Environment().FromString(source).Render(now.Variables());

        string text = await late.Environment().FromString(source).RenderAsync(late.Variables());

        Assert.AreEqual(expected, text);
        CollectionAssert.AreEqual(now.Notes.ToArray(), late.Notes.ToArray());
        Assert.DoesNotContain("never", late.Notes);
    }

    [TestMethod]
    [DataRow("{{ undefined_name.x }}")]
    [DataRow("{% for t in things %}\n{{ t.name.upper().nothing.more }}{% endfor %}")]
    [DataRow("{% macro m(x) %}\n\n{{ x / 0 }}{% endmacro %}\n{{ m(one) }}")]
    [DataRow("{% set x = echo(one) %}\n{{ x + name }}")]
    [DataRow("\n{% include echo('no such') %}")]
    [DataRow("{% block a %}\n{% for a, b in numbers %}{% endfor %}{% endblock %}")]
    public async Task Errors_are_told_with_the_same_words_and_place(string source)
    {
        LateWorld now = new(isLate: false), late = new(isLate: true);
        TemplateException expected = Assert.Throws<TemplateException>(() => now.Environment().FromString(source).Render(now.Variables()));

        TemplateException error = await Assert.ThrowsAsync<TemplateException>(() => late.Environment().FromString(source).RenderAsync(late.Variables()).AsTask());

        Assert.AreEqual((expected.GetType(), expected.Message, expected.Line), (error.GetType(), error.Message, error.Line));
    }

    [TestMethod]
    public async Task A_sandbox_waits_and_still_refuses()
    {
        LateWorld late = new(isLate: true);
        SandboxedEnvironment environment = new();
        environment.Globals["echo"] = async (object? value) => { await Task.Yield(); return value; };

        Assert.AreEqual("3", await environment.FromString("{{ echo(one) + two }}").RenderAsync(late.Variables()));
        await Assert.ThrowsAsync<SecurityException>(() => environment.FromString("{{ echo(one).__class__.__mro__ }}").RenderAsync(late.Variables()).AsTask());
    }

    [TestMethod]
    public async Task Values_are_awaited_before_they_are_finalised()
    {
        LateWorld late = new(isLate: true);
        JinjaEnvironment environment = late.Environment(static options => options with
        {
            Finalize = static async Task<object?> (object? value) => { await Task.Yield(); return value ?? "-"; },
        });

        Assert.AreEqual("ann<|-|1", await environment.FromString("{{ name }}|{{ nothing }}|{{ one }}").RenderAsync(late.Variables()));
    }

    [TestMethod]
    public async Task A_native_template_gives_a_value()
    {
        LateWorld late = new(isLate: true);
        NativeEnvironment environment = new();

        Assert.AreEqual(3L, await environment.FromString("{{ one + two }}").RenderValueAsync(late.Variables()));
        Assert.AreEqual(12L, await environment.FromString("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(one) }}{{ two }}").RenderValueAsync(late.Variables()));
    }
}
