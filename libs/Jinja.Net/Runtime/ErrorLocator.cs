using Jinja.Net.Parsing;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>Tells errors where in which template they arose: where the frame was when it was left.</summary>
internal static class ErrorLocator
{
    /// <summary>Tells an error its place. Always false: it stands in an exception filter, so that nothing is caught and thrown again.</summary>
    public static bool Locate(Exception error, Frame frame)
    {
        if (frame.Unit is null)
            return false;
        if (error is TemplateException own)
            Locate(own, frame, frame.Unit);
        else if (error is not OperationCanceledException && !error.Data.IsReadOnly)
            error.Data[TemplateException.StackKey] ??= frame.Places();
        return false;
    }

    private static void Locate(TemplateException error, Frame frame, CodeUnit unit)
    {
        if (error.HasNoPlace)
            return;
        if (error.Line is null)
        {
            error.Locate(unit.Name, frame.Line, null, SourceExcerpt.Line(unit.Source, frame.Line));
            error.Trace(frame.Places());
        }
        else if (error.TemplateStack.Count == 0)
        {
            // The template that was to be read is at fault, or a render inside of this one.
            error.Trace([new TemplateCall(error.TemplateName, error.Line.Value, null), .. frame.Places()]);
        }

        if (error is UndefinedException { Missing: UndefinedInfo missing } undefined)
            undefined.Suggestion ??= Nearest(missing, frame);
    }

    // What a sandbox hides is not told by suggesting it.
    private static string? Nearest(UndefinedInfo missing, Frame frame)
    {
        if (missing.Name is not { } name)
            return null;
        if (missing.ParentValue.IsMissing)
            return Suggestions.Closest(name, frame.RenderContext.All().Keys);
        if (MappingView.TryOf(missing.ParentValue, out MappingView mapping))
            return Suggestions.Closest(name, mapping.Pairs().Where(static pair => pair.Key.IsText).Select(static pair => pair.Key.AsText));
        return missing.ParentValue.O is { } parent && !frame.Environment.IsSandboxed ? Suggestions.Closest(name, MemberTable.Names(parent)) : null;
    }
}
