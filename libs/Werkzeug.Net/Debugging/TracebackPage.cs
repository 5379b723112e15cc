using System.Globalization;
using System.Text;
using MarkupSafe.Net;

namespace Werkzeug.Net.Debugging;

/// <summary>Shows a traceback to a developer: as a page for browsers, as text for everyone else. Whatever the exception says is escaped.</summary>
internal static class TracebackPage
{
    /// <summary>The page.</summary>
    /// <param name="traceback">The exception.</param>
    /// <param name="request">The request, if it is shown.</param>
    /// <param name="console">The console, if there is one.</param>
    public static string Html(DebugTraceback traceback, RequestFacts? request = null, ConsoleAccess? console = null)
    {
        DebugTraceback.Raised first = traceback.Chain[0];
        StringBuilder page = new();
        ConsolePage.WriteHead(page, $"{first.Type}: {first.Message}");
        page.Append(Markup.Format($"<h1>{first.Type}</h1>\n<p class=\"message\">{first.Message}</p>\n").ToString());
        if (console is not null)
            ConsolePage.Write(page, console, "Code runs where the error happened.");
        WriteFrames(page, first.Frames);
        foreach (DebugTraceback.Raised cause in traceback.Chain.Skip(1))
        {
            page.Append(Markup.Format($"<h2>caused by {cause.Type}</h2>\n<p class=\"message\">{cause.Message}</p>\n").ToString());
            WriteFrames(page, cause.Frames);
        }

        if (request is not null)
            WriteRequest(page, request);
        WritePlain(page, traceback);
        return page.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>The text: exceptions, calls, and the source of the calls that are the application's own.</summary>
    public static string Text(DebugTraceback traceback)
    {
        StringBuilder text = new();
        foreach (DebugTraceback.Raised raised in traceback.Chain)
        {
            text.Append(text.Length == 0 ? "" : "\ncaused by ").Append(raised.Type).Append(": ").Append(raised.Message).Append('\n');
            foreach (DebugFrame frame in raised.Frames)
                WriteText(text, frame);
        }

        return text.ToString();
    }

    // Calls of the framework lie folded between the application's own: one click shows them.
    private static void WriteFrames(StringBuilder page, IReadOnlyList<DebugFrame> frames)
    {
        for (int at = 0; at < frames.Count;)
        {
            int run = frames.Skip(at).TakeWhile(static frame => frame.IsFramework).Count();
            if (run > 0)
                page.Append(CultureInfo.InvariantCulture, $"<details><summary>{run} {(run == 1 ? "call" : "calls")} in frameworks</summary>\n");
            int end = at + Math.Max(run, 1);
            for (; at < end; at++)
                WriteFrame(page, frames[at]);
            if (run > 0)
                page.Append("</details>\n");
        }
    }

    private static void WriteFrame(StringBuilder page, DebugFrame frame)
    {
        page.Append(Markup.Format($"<div class=\"frame\"><p>{frame.Method}</p>").ToString());
        if (frame.File is not null)
            page.Append(Markup.Format($"<p class=\"place\">{frame.File}, line {frame.Line}</p>").ToString());
        if (frame.Source.Count > 0)
            page.Append("<pre>").AppendJoin("", frame.Source.Select(LineOf)).Append("</pre>");
        page.Append("</div>\n");
    }

    private static string LineOf(SourceLine line) => line.IsCurrent
        ? Markup.Format($"<b><i>{line.Number,5} </i>{line.Text}</b>").ToString()
        : Markup.Format($"<i>{line.Number,5} </i>{line.Text}\n").ToString();

    private static void WriteRequest(StringBuilder page, RequestFacts request)
    {
        page.Append(Markup.Format($"<h2>{request.Title}</h2>\n").ToString());
        foreach ((string name, IReadOnlyList<KeyValuePair<string, string>> rows) in request.Tables)
        {
            if (rows.Count == 0)
                continue;
            page.Append(Markup.Format($"<details><summary>{name} ({rows.Count})</summary>\n<table>\n").ToString());
            foreach ((string key, string value) in rows)
                page.Append(Markup.Format($"<tr><th scope=\"row\">{key}</th><td>{value}</td></tr>\n").ToString());
            page.Append("</table>\n</details>\n");
        }
    }

    private static void WritePlain(StringBuilder page, DebugTraceback traceback) => page.Append(
        Markup.Format($"<details><summary>As text, to copy</summary>\n<textarea class=\"plain\" rows=\"12\" readonly aria-label=\"The error as text\">{Text(traceback)}</textarea>\n</details>\n").ToString());

    private static void WriteText(StringBuilder text, DebugFrame frame)
    {
        text.Append("   at ").Append(frame.Method);
        if (frame.File is not null)
            text.Append(CultureInfo.InvariantCulture, $" in {frame.File}:line {frame.Line}");
        text.Append('\n');
        if (frame.IsFramework)
            return;
        foreach (SourceLine line in frame.Source)
            text.Append(CultureInfo.InvariantCulture, $"      {(line.IsCurrent ? '>' : ' ')}{line.Number,5}  {line.Text}\n");
    }
}
