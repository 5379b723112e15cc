using Jinja.Net;
using Werkzeug.Net.Debugging;

namespace Flask.Net;

/// <summary>Tells the debugger which line of which template an error went through, which no stack trace knows.</summary>
internal static class TemplatePlaces
{
    public static IEnumerable<SourcePlace> Of(Exception error) => error is TemplateException { Line: { } line, TemplateName: var name }
        ? [new SourcePlace(name is null ? "template" : $"template '{name}'", FileOf(name), line)]
        : [];

    private static string? FileOf(string? name)
    {
        if (name is null || ContextStack.Top is not { } context)
            return null;
        try
        {
            return context.App.JinjaEnvironment.Options.Loader?.Load(name).FileName is { } file && File.Exists(file) ? file : null;
        }
        catch (TemplateNotFoundException)
        {
            return null;
        }
    }
}
