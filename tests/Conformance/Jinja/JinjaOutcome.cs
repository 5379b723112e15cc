using System.Text.Json.Nodes;
using Conformance.Replay;
using Jinja.Net;

namespace Conformance.Jinja;

/// <summary>Does what a vector says and tells what came of it, with the place of an error.</summary>
internal static class JinjaOutcome
{
    public static JsonObject Of(Func<JsonNode?> perform)
    {
        try
        {
            return Outcome.Value(perform());
        }
        catch (TemplateException error)
        {
            bool isPlaced = error is not TemplateCompileException;
            return Outcome.Error(
                NameOf(error), error.Message, ("lineno", isPlaced ? error.Line : null), ("name", isPlaced ? error.TemplateName : null));
        }
    }

    private static string NameOf(TemplateException error) => error switch
    {
        OperationException operation => operation.ErrorClass,
        LimitException { Limit: nameof(RenderLimits.Depth) } => "RecursionError",
        TemplateCompileException => "SyntaxError",
        TemplateAssertionException => "TemplateAssertionError",
        TemplateSyntaxException => "TemplateSyntaxError",
        TemplatesNotFoundException => "TemplatesNotFound",
        TemplateNotFoundException => "TemplateNotFound",
        UndefinedException => "UndefinedError",
        SecurityException => "SecurityError",
        FilterArgumentException => "FilterArgumentError",
        TemplateRuntimeException => "TemplateRuntimeError",
        _ => "TemplateError",
    };
}
