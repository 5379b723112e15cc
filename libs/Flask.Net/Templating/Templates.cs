using Jinja.Net;
using Werkzeug.Net;

namespace Flask.Net;

/// <summary>Renders templates with the values of the request: <c>request</c>, <c>session</c>, <c>g</c>, and those of the context processors.</summary>
/// <remarks>Mirrors <c>flask.templating</c>. All of it needs an application at work: a view, or <c>using (app.AppContext())</c>.</remarks>
/// <example><code>app.Get("/hello/&lt;name>", (string name) => Templates.Render("hello.html", new { name }));</code></example>
public static class Templates
{
    /// <summary>Renders a template.</summary>
    /// <param name="name">The template's name, relative to the folder of templates.</param>
    /// <param name="values">The values for it: an anonymous object, a dictionary, or any object with properties.</param>
    /// <exception cref="TemplateNotFoundException">There is no such template.</exception>
    public static string Render(string name, object? values = null)
    {
        FlaskContext context = Current.Context;
        return TemplateRenderer.Render(context, context.App.JinjaEnvironment.GetTemplate(name), values);
    }

    /// <summary>Renders the first template that there is.</summary>
    /// <param name="names">The names to try, in order.</param>
    /// <param name="values">The values for it.</param>
    /// <exception cref="TemplateNotFoundException">There is none of them.</exception>
    public static string Render(IEnumerable<string> names, object? values = null)
    {
        FlaskContext context = Current.Context;
        return TemplateRenderer.Render(context, context.App.JinjaEnvironment.SelectTemplate(names), values);
    }

    /// <summary>Renders a template as the response, into the bytes that are sent: for pages that are large or asked for often.</summary>
    /// <param name="name">The template's name, relative to the folder of templates.</param>
    /// <param name="values">The values for it: an anonymous object, a dictionary, or any object with properties.</param>
    /// <returns>
    /// The response, for one request. It costs less than a response of the text that <see cref="Render(string, object?)"/> gives, because no text
    /// is made on the way; to keep a page for other requests, keep that text.
    /// </returns>
    /// <exception cref="TemplateNotFoundException">There is no such template.</exception>
    /// <example><code>app.Get("/prices", () => Templates.Page("prices.html", new { rows }));</code></example>
    public static Response Page(string name, object? values = null)
    {
        FlaskContext context = Current.Context;
        return TemplateRenderer.Respond(context, context.App.JinjaEnvironment.GetTemplate(name), values);
    }

    /// <summary>Renders a template that waits while it renders, as for a value that is a task.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="values">The values for it.</param>
    /// <param name="cancel">Ends the rendering.</param>
    public static ValueTask<string> RenderAsync(string name, object? values = null, CancellationToken cancel = default)
    {
        FlaskContext context = Current.Context;
        return TemplateRenderer.RenderAsync(context, context.App.JinjaEnvironment.GetTemplate(name), values, cancel);
    }

    /// <summary>Renders the text of a template. Values are escaped as in HTML.</summary>
    /// <param name="source">The text. Never one that a client gave.</param>
    /// <param name="values">The values for it.</param>
    /// <exception cref="TemplateSyntaxException">The text is not a template.</exception>
    public static string RenderString(string source, object? values = null)
    {
        FlaskContext context = Current.Context;
        return TemplateRenderer.Render(context, context.App.JinjaEnvironment.FromString(source), values);
    }

    /// <summary>Renders a template piece by piece, while it is sent.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="values">The values for it.</param>
    /// <param name="size">How many characters are in a piece at least, the last one apart; 0 sends what each statement prints as soon as it is printed.</param>
    /// <returns>The pieces, for a view to return. The request lives until the last.</returns>
    public static IEnumerable<string> Stream(string name, object? values = null, int size = 0)
    {
        FlaskContext context = Current.Context;
        return TemplateRenderer.Stream(context, context.App.JinjaEnvironment.GetTemplate(name), values, size);
    }

    /// <summary>What a template exports: its macros and the variables that it sets, for code that calls them.</summary>
    /// <param name="name">The template's name.</param>
    /// <exception cref="TemplateNotFoundException">There is no such template.</exception>
    /// <example><code>string greeting = Templates.Module("_macros.html").Call("hello", "World");</code></example>
    public static TemplateModule Module(string name) => Current.App.JinjaEnvironment.GetTemplate(name).MakeModule();

    /// <summary>One of the things that a template exports.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="attribute">The name of the macro or variable.</param>
    /// <exception cref="KeyNotFoundException">The template exports nothing of that name.</exception>
    /// <remarks>Mirrors <c>flask.get_template_attribute</c>.</remarks>
    public static object? GetAttribute(string name, string attribute) => Module(name)[attribute];

    /// <summary>Renders the text of a template piece by piece, while it is sent.</summary>
    /// <param name="source">The text. Never one that a client gave.</param>
    /// <param name="values">The values for it.</param>
    /// <param name="size">How many characters are in a piece at least, the last one apart; 0 sends what each statement prints as soon as it is printed.</param>
    public static IEnumerable<string> StreamString(string source, object? values = null, int size = 0)
    {
        FlaskContext context = Current.Context;
        return TemplateRenderer.Stream(context, context.App.JinjaEnvironment.FromString(source), values, size);
    }
}
