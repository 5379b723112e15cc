using Jinja.Net.Parsing;

namespace Jinja.Net.Runtime;

/// <summary>Tells errors where in which template they arose: where the frame was when it was left.</summary>
internal static class ErrorLocator
{
    /// <summary>Tells an error its place. Always false: it stands in an exception filter, so that nothing is caught and thrown again.</summary>
    public static bool Locate(TemplateException error, Frame frame)
    {
        if (error.Line is null && frame.Unit is { } unit)
            error.Locate(unit.Name, frame.Line, null, SourceExcerpt.Line(unit.Source, frame.Line));
        return false;
    }
}
