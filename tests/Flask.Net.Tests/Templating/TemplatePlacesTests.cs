using Jinja.Net;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Templating;

/// <summary>The debugger shows the lines of templates that an error went through, from files and from other sources.</summary>
[TestClass]
public sealed class TemplatePlacesTests
{
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["base.html"] = "<html>\n{% block body %}{% endblock %}\n</html>",
        ["order.html"] = "{% extends 'base.html' %}\n{% block body %}\n<p>{{ price() }}</p>\n{% endblock %}",
        ["undefined.html"] = "<ul>\n<li>{{ order.customer.name }}</li>\n</ul>",
        ["broken.html"] = "<ul>\n{% for x in %}\n</ul>",
    };

    [TestMethod]
    [DataRow("order.html", "<p>{{ price() }}</p>", "template 'order.html', block 'body'")] // code that a template called
    [DataRow("undefined.html", "<li>{{ order.customer.name }}</li>", "template 'undefined.html'")]
    [DataRow("broken.html", "{% for x in %}", "template 'broken.html'")]
    public async Task A_template_is_a_frame_with_its_source(string name, string line, string frame)
    {
        string text = await ErrorOfAsync(name);

        string marked = text.Split('\n').First(static shown => shown.TrimStart().StartsWith('>'));
        Assert.Contains(line, marked);
        Assert.Contains($"   at {frame}", text);
    }

    private static async Task<string> ErrorOfAsync(string name)
    {
        FlaskApp app = new("shop") { TemplateLoader = new DictLoader(Pages) };
        app.Config["PROPAGATE_EXCEPTIONS"] = true;
        app.Route("/", () => Templates.Render(name, new { price = (Func<int>)(static () => throw new InvalidOperationException("no price")) }));
        DebuggerOptions options = new() { PlacesOf = TemplatePlaces.Of, Log = TextWriter.Null, EnvironmentName = "Development" };
        return (await new Client(new DebuggedApplication(app.InvokeAsync, options).Application).GetAsync("/")).Text;
    }
}
