using Jinja.Net.Runtime;

namespace Jinja.Net.Tests.Errors;

[TestClass]
public sealed class TemplateExceptionTests
{
    private static readonly JinjaEnvironment Site = new(new JinjaOptions
    {
        Loader = new DictLoader(new Dictionary<string, string>
        {
            ["base.html"] = "<main>\n{% block body %}{% endblock %}</main>",
            ["page.html"] = "{% extends 'base.html' %}\n{% from 'forms.html' import field %}\n{% block body %}\n\n{% include 'part.html' %}{% endblock %}",
            ["part.html"] = "part\n{% from 'forms.html' import field %}\n\n{{ field('age') }}",
            ["forms.html"] = "{% macro field(name) %}\n  {{ 1 // 0 }}\n{% endmacro %}",
            ["broken.html"] = "one\n{% include 'wrong.html' %}",
            ["wrong.html"] = "{{ }}",
        }),
    });

    [TestMethod]
    public void An_error_tells_every_template_block_and_macro_that_was_running()
    {
        TemplateException error = Assert.ThrowsExactly<OperationException>(() => Site.GetTemplate("page.html").Render());

        string[] expected = ["forms.html:2 in macro 'field'", "part.html:4", "page.html:5 in block 'body'", "base.html:2", "page.html:2"];
        CollectionAssert.AreEqual(expected, error.TemplateStack.Select(static call => call.ToString()).ToArray());
    }

    [TestMethod]
    public async Task An_error_behind_a_task_tells_the_same_places()
    {
        JinjaEnvironment environment = new();
        environment.Globals["slow"] = async Task<int> () =>
        {
            await Task.Yield();
            return 0;
        };
        Template template = environment.FromString("{% macro m() %}\n{{ 1 // slow() }}{% endmacro %}\n\n{{ m() }}");

        TemplateException error = await Assert.ThrowsExactlyAsync<OperationException>(async () => await template.RenderAsync());

        CollectionAssert.AreEqual(new[] { "<template>:2 in macro 'm'", "<template>:4" }, error.TemplateStack.Select(static call => call.ToString()).ToArray());
    }

    [TestMethod]
    public void A_template_that_cannot_be_read_tells_who_asked_for_it()
    {
        TemplateException error = Assert.ThrowsExactly<TemplateSyntaxException>(() => Site.GetTemplate("broken.html").Render());

        CollectionAssert.AreEqual(new[] { "wrong.html:1", "broken.html:2" }, error.TemplateStack.Select(static call => call.ToString()).ToArray());
    }

    [TestMethod]
    public void Errors_before_a_render_have_no_stack() =>
        Assert.IsEmpty(Assert.ThrowsExactly<TemplateSyntaxException>(() => Site.FromString("{{ }}")).TemplateStack);

    [TestMethod]
    public void Deep_recursion_tells_its_innermost_places()
    {
        Template template = new JinjaEnvironment().FromString("{% macro m(n) %}{{ m(n - 1) if n else 1 // 0 }}{% endmacro %}{{ m(150) }}");

        TemplateException error = Assert.ThrowsExactly<OperationException>(() => template.Render());

        Assert.HasCount(100, error.TemplateStack);
    }

    [TestMethod]
    [DataRow("{{ naem }}", "name")]
    [DataRow("{{ user.nmae }}", "name")]
    [DataRow("{{ 'x'|uper }}", "upper")]
    [DataRow("{{ 1 is evn }}", "even")]
    [DataRow("{% include 'pagee.html' %}", "page.html")]
    [DataRow("{{ person.first_nam }}", "FirstName")]
    [DataRow("{{ zzz }}", null)]
    public void An_error_suggests_the_name_that_was_meant(string source, string? expected)
    {
        JinjaEnvironment environment = new(Site.Options with { Undefined = UndefinedKind.Strict });
        object model = new { name = "Ann", user = new Dictionary<string, object?> { ["name"] = "Bob" }, person = new { FirstName = "Cid" } };

        TemplateException error = Catch(() => environment.FromString(source).Render(model));

        Assert.AreEqual(expected, error.Suggestion);
    }

    [TestMethod]
    public void The_message_stays_the_originals_and_the_description_suggests()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Undefined = UndefinedKind.Strict });

        TemplateException error = Catch(() => environment.FromString("a\n{{ naem }}").Render(("name", 1)));

        Assert.AreEqual("'naem' is undefined", error.Message);
        Assert.AreEqual("'naem' is undefined Did you mean 'name'?\n  in <template>, line 2\n  2 | {{ naem }}", error.Describe());
        StringAssert.StartsWith(error.ToString(), "Jinja.Net.UndefinedException: 'naem' is undefined Did you mean 'name'?", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_sandbox_does_not_tell_what_it_hides_by_suggesting_it()
    {
        SandboxedEnvironment environment = new(new JinjaOptions { Undefined = UndefinedKind.Strict });

        TemplateException error = Catch(() => environment.FromString("{{ person.secre }}").Render(new { person = new { Secret = 1 } }));

        Assert.IsNull(error.Suggestion);
    }

    private static TemplateException Catch(Action action)
    {
        try
        {
            action();
        }
        catch (TemplateException error)
        {
            return error;
        }

        throw new AssertFailedException("No error.");
    }
}
