using System.Collections.Immutable;
using System.Text.Json;
using Jinja.Net.Runtime;

namespace Jinja.Net.Tests.Diagnostics;

[TestClass]
public sealed class CheckTests
{
    private static readonly Dictionary<string, string> Templates = new()
    {
        ["layout"] = "{% import 'forms' as forms %}{{ title }}{% for user in users %}{% block row scoped %}{{ user.name }}{% endblock %}{% endfor %}{% block tail %}{% endblock %}",
        ["forms"] = "{% macro field(person, kind='text') %}{{ person.name }}:{{ kind }}{% endmacro %}{% set version = 3 %}{% macro _own() %}{% endmacro %}",
        ["card"] = "{{ user.name }}{{ owner.email }}",
        ["peek"] = "{% macro m() %}{{ users }}{% endmacro %}",
        ["self"] = "{% include 'self' %}{{ nope }}",
    };

    private readonly JinjaEnvironment _env = new(new JinjaOptions { Loader = new DictLoader(Templates), Extensions = { Extension.Do } });

    [TestMethod]
    [DataRow("{{ title }} {{ owner.name }} {{ owner.address.city|upper }} {{ owner.Address.Zip }} {{ Owner.first_letter() }}")]
    [DataRow("{% for user in users %}{{ loop.index }}{{ user.name }}{{ loop.previtem.name }}{% else %}{{ title }}{% endfor %}{{ users[0].name }}{{ users[1:][0].name }}{{ users.count(1) }}{{ users.Count }}")]
    [DataRow("{% set boss = owner %}{{ boss.name }}{% with a = boss.address %}{{ a.city }}{% endwith %}{% set n = namespace(x=1) %}{% set n.y = 2 %}{{ n.y }}{{ n.anything }}")]
    [DataRow("{% for k, v in scores.items() %}{{ k }}{{ v.name }}{% endfor %}{% for k in scores %}{{ scores[k].name }}{% endfor %}{{ scores.ann.name }}{{ scores.values()|list }}")]
    [DataRow("{{ anything.at.all }}{{ json.a.b[0].c }}{{ pair.Item1.name }}{{ pair[1].city }}{{ born.year }}{{ born.strftime('%Y') }}{{ kind }}{{ scores.get('x') }}")]
    [DataRow("{% for u in users|selectattr('address.city')|sort(attribute='name')|unique|list %}{{ u.name }}{% endfor %}{{ users|map(attribute='address')|map(attribute='city')|join(',') }}{{ (users|first).name }}{{ (users|groupby('name')|first).list[0].name }}")]
    [DataRow("{{ nickname|default('x') }}{% if owner.nick is defined %}{{ owner.nick.short }}{% endif %}{{ missing.d if missing is defined else 1 }}")]
    [DataRow("{% macro show(x, y=1) %}{{ x.name }}{{ caller(x) }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ show(owner) }}{% call(z) show(users[0]) %}{{ z.name }}{% endcall %}")]
    [DataRow("{% macro tree(x) %}{{ x.city }}{{ tree(x) }}{% endmacro %}{{ tree(owner.address) }}{% macro list(x) %}{{ list([x]) }}{% endmacro %}{{ list(1) }}")]
    [DataRow("{% if title %}{% set who = owner %}{% else %}{% set who = owner.address %}{% endif %}{{ who.name }}{{ who.city }}{% if title %}{% set title = owner %}{% endif %}{{ title.upper() }}{{ title.name }}")]
    [DataRow("{% import 'forms' as forms %}{{ forms.field(owner, kind='x') }}{{ forms.version }}{% from 'forms' import field as f with context %}{{ f(users[0]) }}")]
    [DataRow("{% for user in users %}{% include 'card' %}{% include 'missing' ignore missing %}{% include ['nope', 'card'] %}{% endfor %}{% include title %}")]
    [DataRow("{% extends 'layout' %}{% set extra = owner %}{% block row %}{{ super() }}{{ user.email }}{{ loop.index }}{% endblock %}{% block tail %}{{ extra.name }}{{ forms.field(extra) }}{{ self.row() }}{% endblock %}")]
    [DataRow("{% extends title %}{% block any scoped %}{{ whoever.it.is }}{% endblock %}{% block other %}{{ owner.name }}{% endblock %}")]
    [DataRow("{{ range(3)[0] }}{{ lipsum(1) }}{{ dict(a=1).a }}{% set c = cycler(1, 2) %}{{ c.next() }}{{ [owner, users[0]][0].name }}{{ {'a': owner}.a.name }}{{ (owner or users[0]).name }}{{ 'x'.upper().lower() }}")]
    [DataRow("{% filter upper %}{{ title }}{% endfilter %}{% set x %}{{ title }}{% endset %}{{ x.strip() }}{% do users.sort() %}{{ owner['name'] }}{{ owner.__class__ }}{{ (title ~ 1).upper() }}{% for c in title %}{{ c.upper() }}{% endfor %}")]
    public void A_template_that_works_has_no_findings(string source)
    {
        IReadOnlyList<TemplateDiagnostic> findings = _env.Check(_env.FromString(source), typeof(Model));

        Assert.IsEmpty(findings, string.Join('\n', findings));
    }

    [TestMethod]
    [DataRow("a\n{{ titel }}", "<template>(2,4): error: 'titel' is undefined: Model has no 'titel' Did you mean 'title'?")]
    [DataRow("{{ owner.nmae }}", "<template>(1,9): error: Person has no 'nmae' Did you mean 'name'?")]
    [DataRow("{{ owner['nmae'] }}", "<template>(1,9): error: Person has no 'nmae' Did you mean 'name'?")]
    [DataRow("{{ owner.address.town }}", "<template>(1,17): error: Address has no 'town'")]
    [DataRow("{% for u in users %}{{ u.mail }}{% endfor %}", "<template>(1,25): error: Person has no 'mail' Did you mean 'email'?")]
    [DataRow("{% for k, v in scores.items() %}{{ v.x }}{% endfor %}", "<template>(1,37): error: Person has no 'x'")]
    [DataRow("{% set a = users|first %}{{ a.x }}", "<template>(1,30): error: Person has no 'x'")]
    [DataRow("{% macro m(p) %}{{ p.zip }}{% endmacro %}{{ m(owner.address) }}{{ m(owner) }}", "<template>(1,21): error: Person has no 'zip'")]
    [DataRow("{% macro m() %}{{ x }}{% endmacro %}", "<template>(1,19): error: 'x' is undefined: Model has no 'x'")]
    [DataRow("{{ users|map(attribute='nmae')|join }}", "<template>(1,24): error: Person has no 'nmae' Did you mean 'name'?")]
    [DataRow("{{ users|sort(attribute='address.town') }}", "<template>(1,25): error: Address has no 'town'")]
    [DataRow("{{ users|groupby('cty') }}", "<template>(1,18): error: Person has no 'cty'")]
    [DataRow("{{ title.shout() }}", "<template>(1,9): error: a text has no 'shout'")]
    [DataRow("{{ users.nope }}{{ users.length }}", "<template>(1,9): error: a list has no 'nope'|<template>(1,25): error: a list has no 'length'")]
    [DataRow("{% for u in users %}{{ loop.idx }}{% endfor %}", "<template>(1,28): error: loop has no 'idx'")]
    [DataRow("{% if owner.vip %}{% endif %}{% if owner.vip.x and not owner.gone %}{% endif %}", "<template>(1,12): warning: Person has no 'vip'|<template>(1,41): error: Person has no 'vip'|<template>(1,61): warning: Person has no 'gone'")]
    [DataRow("{{ shape.sides }}{{ shape.area }}", "<template>(1,9): warning: IShape has no 'sides'")]
    [DataRow("{% import 'forms' as f %}{{ f.feld(owner) }}{{ f.field(owner.address) }}", "<template>(1,30): error: the template 'forms' has no 'feld' Did you mean 'field'?|forms(1,48): error: Address has no 'name'")]
    [DataRow("{% from 'forms' import feld %}", "<template>(1,4): warning: the template 'forms' has no 'feld' Did you mean 'field'?")]
    [DataRow("{% from 'peek' import m %}", "peek(1,19): error: 'users' is undefined: an imported template does not see the model")]
    [DataRow("{% for user in users %}{% endfor %}{% include 'card' %}", "card(1,4): error: 'user' is undefined: Model has no 'user' Did you mean 'users'?")]
    [DataRow("{% extends 'layout' %}{% block row %}{{ user.x }}{% endblock %}{% block tail %}{{ user }}{% endblock %}{% block lost %}{{ y }}{% endblock %}", "<template>(1,45): error: Person has no 'x'|<template>(1,83): error: 'user' is undefined: Model has no 'user' Did you mean 'users'?|<template>(1,123): error: 'y' is undefined: Model has no 'y'")]
    [DataRow("{% include 'self' %}", "self(1,24): error: 'nope' is undefined: Model has no 'nope'")]
    [DataRow("{{ owner.first_letter().nope }}{{ pair.nope }}{{ born.yer }}", "<template>(1,24): error: a text has no 'nope'|<template>(1,39): error: a tuple has no 'nope'|<template>(1,54): error: DateOnly has no 'yer' Did you mean 'year'?")]
    public void What_cannot_exist_is_told(string source, string expected)
    {
        IReadOnlyList<TemplateDiagnostic> findings = _env.Check(_env.FromString(source), typeof(Model));

        Assert.AreEqual(expected.Replace("|", "\n", StringComparison.Ordinal), string.Join('\n', findings));
    }

    [TestMethod]
    public void Variables_may_be_told_one_by_one()
    {
        Template template = _env.FromString("{{ user.nmae }}{{ other }}");

        IReadOnlyList<TemplateDiagnostic> findings = _env.Check(template, new Dictionary<string, Type> { ["user"] = typeof(Person) });

        CollectionAssert.AreEqual((string[])["Person has no 'nmae'", "'other' is undefined: the model has no 'other'"], findings.Select(static finding => finding.Message).ToArray());
    }

    [TestMethod]
    public void What_nobody_knows_beforehand_has_every_member()
    {
        foreach (Type open in (Type[])[typeof(object), typeof(JsonElement), typeof(Dictionary<string, object>), typeof(System.Dynamic.ExpandoObject)])
            Assert.IsEmpty(_env.Check(_env.FromString("{{ a.b.c }}"), open));
        Assert.HasCount(1, _env.Check(_env.FromString("{{ a.b }}{{ c.name }}"), typeof(ImmutableDictionary<string, Person>)));
    }

    [TestMethod]
    public void Globals_and_filters_of_the_program_have_types_too()
    {
        _env.Globals["company"] = new Address("Zürich", 8000);
        _env.Globals["boss"] = Person () => new("A", "b", new("c", 1));
        _env.Filters["home"] = (Person person) => person.Address;

        Assert.IsEmpty(_env.Check(_env.FromString("{{ company.city }}{{ boss().name }}{{ (owner|home).zip }}"), typeof(Model)));
        Assert.HasCount(3, _env.Check(_env.FromString("{{ company.x }}{{ boss().x }}{{ (owner|home).x }}"), typeof(Model)));
    }

    [TestMethod]
    public void Names_are_found_as_the_environment_finds_them()
    {
        JinjaEnvironment exact = new(new JinjaOptions { Naming = MemberNaming.Exact });

        Assert.HasCount(1, exact.Check(exact.FromString("{{ Owner.Name }}{{ Owner.name }}"), typeof(Model)));
    }

    [TestMethod]
    public void A_sandbox_shows_no_methods()
    {
        SandboxedEnvironment sandbox = new();

        Assert.HasCount(1, sandbox.Check(sandbox.FromString("{{ owner.name }}{{ owner.first_letter() }}"), typeof(Model)));
    }

    [TestMethod]
    public void Huge_templates_end()
    {
        string chain = "{{ a" + string.Concat(Enumerable.Repeat(".b", 5_000)) + " }}";

        Assert.HasCount(1, _env.Check(_env.FromString(chain), typeof(Model)));
        Assert.HasCount(200, _env.Check(_env.FromString(string.Concat(Enumerable.Repeat("{{ nope }}", 1_000))), typeof(Model)));
    }

    internal enum Kind
    {
        Small,
    }

    internal interface IShape
    {
        double Area { get; }
    }

    internal sealed record Address(string City, int Zip);

    internal sealed record Person(string Name, string Email, Address Address)
    {
        public string FirstLetter() => Name[..1];
    }

    internal sealed record Model(
        string Title, Person Owner, List<Person> Users, Dictionary<string, Person> Scores, object Anything, JsonElement Json, (Person, Address) Pair, DateOnly? Born, Kind Kind, IShape Shape);
}
