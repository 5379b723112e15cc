using Jinja.Net.Runtime;

namespace Jinja.Net.Tests.Features;

/// <summary>What a program can choose and ask, by the number in the list of what the port is to have.</summary>
[TestClass]
public sealed class ProgrammingTests
{
    /// <summary>J23.</summary>
    [TestMethod]
    public void What_is_undefined_may_be_logged_or_of_a_kind_of_ones_own()
    {
        List<string> log = [];
        JinjaEnvironment logging = new(new JinjaOptions { Undefined = UndefinedKind.Logging((fails, message) => log.Add($"{fails} {message}")) });
        JinjaEnvironment own = new(new JinjaOptions { Undefined = UndefinedKind.Custom(static info => new Named(info)) });

        Assert.AreEqual("", logging.FromString("{{ x }}").Render());
        Assert.ThrowsExactly<UndefinedException>(() => logging.FromString("{{ x.y }}").Render());
        Assert.AreEqual("<x>", own.FromString("{{ x }}").Render());
        Assert.HasCount(2, log);
        StringAssert.Contains(log[1], "'x' is undefined", StringComparison.Ordinal);
    }

    /// <summary>J25.</summary>
    [TestMethod]
    [DataRow("urlize.rel", "me", "{{ 'http://a.org'|urlize }}", "<a href=\"http://a.org\" rel=\"me\">http://a.org</a>")]
    [DataRow("urlize.target", "_top", "{{ 'http://a.org'|urlize }}", "<a href=\"http://a.org\" rel=\"noopener\" target=\"_top\">http://a.org</a>")]
    [DataRow("truncate.leeway", 0, "{{ 'abc def'|truncate(6, true) }}", "abc...")]
    [DataRow("truncate.leeway", 5, "{{ 'abc def'|truncate(6, true) }}", "abc def")]
    [DataRow("ext.i18n.trimmed", true, "{% trans %} a\n b {% endtrans %}", "a b")]
    public void Policies_change_what_built_ins_do(string policy, object value, string source, string expected)
    {
        I18nExtension translations = new();
        JinjaEnvironment env = new(new JinjaOptions { Extensions = { translations } });
        translations.Install(env);
        env.Policies[policy] = value;

        Assert.AreEqual(expected, env.FromString(source).Render());
    }

    /// <summary>J25.</summary>
    [TestMethod]
    public void Policies_may_be_lists_and_functions()
    {
        JinjaEnvironment env = new();
        env.Policies["urlize.extra_schemes"] = new[] { "ftp:" };
        env.Policies["json.dumps_kwargs"] = new Dictionary<string, object?> { ["sort_keys"] = false };

        Assert.AreEqual("<a href=\"ftp://a.org\" rel=\"noopener\">ftp://a.org</a>", env.FromString("{{ 'ftp://a.org'|urlize }}").Render());
        Assert.AreEqual("{\"b\": 1, \"a\": 2}", env.FromString("{{ {'b': 1, 'a': 2}|tojson }}").Render());
        env.Policies["json.dumps_kwargs"] = new Dictionary<string, object?> { ["mark"] = "!" };
        env.Policies["json.dumps_function"] = (object? value, string mark) => "<" + value + mark + ">";
        Assert.AreEqual("\\u003c5!\\u003e", env.FromString("{{ 5|tojson }}").Render());
    }

    /// <summary>J24.</summary>
    [TestMethod]
    [DataRow(0, 3)]
    [DataRow(1, 3)]
    [DataRow(2, 2)]
    [DataRow(-1, 2)]
    public void The_cache_keeps_as_many_templates_as_it_may(int size, int loads)
    {
        int loaded = 0;
        JinjaEnvironment env = new(new JinjaOptions { CacheSize = size, Loader = new FunctionLoader(name => { loaded++; return name; }) });

        foreach (string name in (string[])["a", "b", "a"])
            env.GetTemplate(name);

        Assert.AreEqual(loads, loaded);
    }

    /// <summary>J27.</summary>
    [TestMethod]
    public void Names_of_templates_can_be_relative_and_caches_be_emptied()
    {
        RelativeEnvironment env = new();

        Assert.AreEqual("deep", env.GetTemplate("dir/page").Render());
        Template before = env.GetTemplate("dir/page");
        env.ClearCache();
        Assert.AreNotSame(before, env.GetTemplate("dir/page"));
        Assert.AreEqual("deep", env.SelectTemplate(["nope", "dir/part"]).Render());
        CollectionAssert.AreEqual(new[] { "dir/page" }, env.ListTemplates(static name => name.EndsWith("page", StringComparison.Ordinal)).ToArray());
    }

    /// <summary>J28.</summary>
    [TestMethod]
    public void A_template_knows_its_globals_and_its_module()
    {
        JinjaEnvironment env = new();
        env.Globals["site"] = "S";
        Template template = env.FromString("{% macro m() %}{{ site }}{{ own }}{% endmacro %}{% set v = 1 %}body", [KeyValuePair.Create("own", (object?)"O")]);

        Assert.AreEqual("S", template.Globals["site"]);
        Assert.AreEqual("O", template.Globals["own"]);
        Assert.IsTrue(template.Globals.ContainsKey("range"));
        TemplateModule module = template.Module;
        Assert.AreEqual("SO", module.Call("m"));
        Assert.AreEqual(1L, template.Module["v"]);
        Assert.AreEqual("body", template.Module.ToString());
        Assert.AreSame(module, template.Module);
    }

    /// <summary>J29.</summary>
    [TestMethod]
    public void A_function_may_ask_for_the_variables_of_the_template()
    {
        JinjaEnvironment env = new();
        env.Globals["tell"] = (RenderContext context, string name) => context.TryGet(name, out object? value) ? value : "no " + name;
        env.Filters["with"] = (RenderContext context, string text) => text + context.Name + string.Join(',', context.ExportedNames);

        Assert.AreEqual("1 2 no c x!a", env.FromString("{% set a = 1 %}{{ tell('a') }} {{ tell('b') }} {{ tell('c') }} {{ 'x!'|with }}").Render(("b", 2)));
    }

    /// <summary>J31.</summary>
    [TestMethod]
    [DataRow("a\n{{ 1 + }}", typeof(TemplateSyntaxException), 2)]
    [DataRow("a\n{{ 1|nope }}", typeof(TemplateAssertionException), 2)]
    [DataRow("a\n{{ x.y }}", typeof(UndefinedException), 2)]
    [DataRow("a\n{% include 'nope' %}", typeof(TemplateNotFoundException), 2)]
    [DataRow("a\n{% include ['x', 'y'] %}", typeof(TemplatesNotFoundException), 2)]
    [DataRow("a\n{{ [1]|groupby|list }}", typeof(OperationException), 2)]
    [DataRow("a\n{{ 1|round(0, 'x') }}", typeof(FilterArgumentException), 2)]
    [DataRow("a\n{% extends 'base' %}{% extends 'base' %}", typeof(TemplateRuntimeException), 2)]
    public void Each_error_has_its_class_and_its_line(string source, Type expected, int line)
    {
        JinjaEnvironment env = new(new JinjaOptions { Loader = new DictLoader(new Dictionary<string, string> { ["main"] = source, ["base"] = "" }) });

        TemplateException error = Assert.Throws<TemplateException>(() => env.GetTemplate("main").Render());

        Assert.AreEqual(expected, error.GetType());
        Assert.AreEqual(("main", line), (error.TemplateName, error.Line));
        StringAssert.Contains(error.Describe(), $"main, line {line}", StringComparison.Ordinal);
    }

    /// <summary>J34.</summary>
    [TestMethod]
    [DataRow("a.HTML", true)]
    [DataRow("a.txt", false)]
    [DataRow("a", true)]
    [DataRow(null, false)]
    public void What_is_escaped_goes_by_the_name(string? name, bool expected) =>
        Assert.AreEqual(expected, AutoEscape.Select(["html"], ["txt"], defaultForString: false, defaultForOthers: true).IsEnabledFor(name));

    /// <summary>J36.</summary>
    [TestMethod]
    public void Links_are_read_and_listed_only_if_they_are_to_be_followed()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("jinja");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "elsewhere"));
            Directory.CreateDirectory(Path.Combine(folder.FullName, "templates"));
            File.WriteAllText(Path.Combine(folder.FullName, "elsewhere", "a.txt"), "linked");
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "templates", "link"), Path.Combine(folder.FullName, "elsewhere"));
            FileSystemLoader still = new(Path.Combine(folder.FullName, "templates")), following = new(Path.Combine(folder.FullName, "templates"), followLinks: true);

            Assert.AreEqual("linked", still.Load("link/a.txt").Text);
            Assert.IsEmpty(still.ListTemplates());
            CollectionAssert.AreEqual(new[] { "link/a.txt" }, following.ListTemplates().ToArray());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>J40.</summary>
    [TestMethod]
    public void Extensions_are_asked_in_the_order_of_their_priority() => Assert.AreEqual(
        "xab", new JinjaEnvironment(new JinjaOptions { Extensions = { new Appending("b", 200), new Appending("a", 100) } }).FromString("x").Render());

    /// <summary>J41.</summary>
    [TestMethod]
    public void Translations_can_be_taken_away_again()
    {
        I18nExtension translations = new();
        JinjaEnvironment env = new(new JinjaOptions { Extensions = { translations } });
        translations.Install(env);

        Assert.AreEqual("a", env.FromString("{{ gettext('a') }}").Render());
        I18nExtension.Uninstall(env);
        Assert.ThrowsExactly<UndefinedException>(() => env.FromString("{{ gettext('a') }}").Render());
    }

    private sealed class Named(UndefinedInfo info) : Undefined(info)
    {
        public override string Print() => $"<{Info.Name}>";
    }

    private sealed class RelativeEnvironment() : JinjaEnvironment(new JinjaOptions
    {
        Loader = new DictLoader(new Dictionary<string, string> { ["dir/page"] = "{% include './part' %}", ["dir/part"] = "deep" }),
    })
    {
        public override string JoinPath(string name, string parent) => name.StartsWith("./", StringComparison.Ordinal) ? parent[..(parent.LastIndexOf('/') + 1)] + name[2..] : name;
    }

    private sealed class Appending(string text, int priority) : Extension
    {
        public override int Priority => priority;

        public override string Preprocess(string source, string? name, string? fileName) => source + text;
    }
}
