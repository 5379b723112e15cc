using Jinja.Net;

namespace Flask.Net;

/// <summary>A template environment that knows its application: its templates, its escaping, and the globals that every template has.</summary>
/// <remarks>Mirrors <c>flask.templating.Environment</c>.</remarks>
public class FlaskJinjaEnvironment : JinjaEnvironment
{
    /// <summary>Makes the environment of an application.</summary>
    /// <param name="app">The application.</param>
    /// <param name="options">What else to set; loader and escaping are the application's where they are left out.</param>
    public FlaskJinjaEnvironment(FlaskApp app, JinjaOptions options)
        : base(Completed(app, options))
    {
        Globals["url_for"] = (string endpoint, Dictionary<string, object?> kwargs) => app.UrlFor(endpoint, kwargs);
        Globals["get_flashed_messages"] = (Func<bool, IEnumerable<object?>?, object>)FlashedMessages;
        Globals["config"] = app.Config;

        // As globals they are also seen by templates that are imported without the context of the one that imports them.
        Globals["request"] = new CurrentValue(static (out object? value) => Find(static context => context.HasRequest ? context.Request : null, out value));
        Globals["session"] = new CurrentValue(static (out object? value) => Find(static context => context.HasRequest ? context.TemplateSession : null, out value));
        Globals["g"] = new CurrentValue(static (out object? value) => Find(static context => context.G, out value));
    }

    private static bool Find(Func<FlaskContext, object?> read, out object? value)
    {
        value = ContextStack.Top is { HasEnded: false } context ? read(context) : null;
        return value is not null;
    }

    private static JinjaOptions Completed(FlaskApp app, JinjaOptions options) => options with
    {
        Loader = options.Loader ?? new DispatchingLoader(app),
        AutoEscape = options.AutoEscape == AutoEscape.Off ? AutoEscape.When(app.SelectAutoEscape) : options.AutoEscape,
        AutoReload = app.Settings.TemplatesAutoReload,
    };

    // In a template a message is its text, or a pair to unpack.
    private static object FlashedMessages(bool withCategories = false, IEnumerable<object?>? categoryFilter = null)
    {
        IReadOnlyList<FlashedMessage> messages = Flashing.GetMessages(categoryFilter?.Select(static category => category?.ToString() ?? "") ?? []);
        return withCategories
            ? messages.Select(static flash => (object?)(flash.Category, flash.Message)).ToList()
            : messages.Select(static flash => flash.Message).ToList();
    }
}
