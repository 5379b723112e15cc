using Jinja.Net;
using Werkzeug.Net.Debugging;

namespace Flask.Net;

/// <summary>Tells the debugger which lines of which templates an error went through, which no stack trace knows.</summary>
internal static class TemplatePlaces
{
    public static IEnumerable<SourcePlace> Of(Exception error) => TemplateException.StackOf(error) switch
    {
        { Count: > 0 } stack => stack.Select(PlaceOf),
        _ when error is TemplateException { Line: { } line, TemplateName: var name } => [PlaceOf(new TemplateCall(name, line, null))],
        _ => [],
    };

    private static SourcePlace PlaceOf(TemplateCall call)
    {
        string name = call.TemplateName is null ? "template" : $"template '{call.TemplateName}'";
        TemplateSource? source = SourceOf(call.TemplateName);
        string? file = source?.FileName is { } path && File.Exists(path) ? path : null;
        return new SourcePlace(call.Within is null ? name : $"{name}, {call.Within}", file, call.Line, file is null ? source?.Text : null);
    }

    private static TemplateSource? SourceOf(string? name)
    {
        try
        {
            return name is null ? null : ContextStack.Top?.App.JinjaEnvironment.Options.Loader?.Load(name);
        }
        catch (TemplateNotFoundException)
        {
            return null;
        }
    }
}
