using Flask.Net.Signals;
using Jinja.Net;
using Werkzeug.Net;

namespace Flask.Net;

/// <summary>Renders a template of a context: its values, the signals before and after.</summary>
internal static class TemplateRenderer
{
    public static string Render(FlaskContext context, Template template, object? values)
    {
        Dictionary<string, object?> all = Begin(context, template, values);
        string text = template.Render(all);
        End(context, template, all);
        return text;
    }

    public static Response Respond(FlaskContext context, Template template, object? values)
    {
        Dictionary<string, object?> all = Begin(context, template, values);
        ResponseBody body = ResponseBody.FromBuffer(buffer => template.RenderTo(buffer, all));
        End(context, template, all);
        return context.App.NewResponse(body);
    }

    public static async ValueTask<string> RenderAsync(FlaskContext context, Template template, object? values, CancellationToken cancel)
    {
        Dictionary<string, object?> all = Begin(context, template, values);
        string text = await template.RenderAsync(all, cancel).ConfigureAwait(false);
        End(context, template, all);
        return text;
    }

    public static IEnumerable<string> Stream(FlaskContext context, Template template, object? values, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        Dictionary<string, object?> all = Begin(context, template, values);
        IEnumerable<string> pieces = Pieces();
        return context.HasRequest ? StreamWithContext.Wrap(pieces) : pieces;

        IEnumerable<string> Pieces()
        {
            foreach (string piece in template.Generate(all, size))
                yield return piece;
            End(context, template, all);
        }
    }

    private static Dictionary<string, object?> Begin(FlaskContext context, Template template, object? values)
    {
        Dictionary<string, object?> all = NamedValues.Of(values);
        context.App.UpdateTemplateContext(context, all);
        if (AppSignals.BeforeRenderTemplate.HasReceivers)
            AppSignals.BeforeRenderTemplate.Send(context.App, template, all);
        return all;
    }

    private static void End(FlaskContext context, Template template, Dictionary<string, object?> all)
    {
        if (AppSignals.TemplateRendered.HasReceivers)
            AppSignals.TemplateRendered.Send(context.App, template, all);
    }
}
