using System.Globalization;
using System.Text;
using MarkupSafe.Net;

namespace Werkzeug.Net.Debugging;

/// <summary>Shows a traceback to a developer: as a page for browsers, as text for everyone else. Whatever the exception says is escaped.</summary>
internal static class TracebackPage
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: light-dark(#20242c, #e4e7ee); --paper: light-dark(#faf9f6, #15181f); --card: light-dark(#fff, #1d212b); --line: light-dark(#dfdbd0, #333a49); --hot: light-dark(#a3341f, #ff9a80); --glow: light-dark(#fdeee9, #3a2320); }
        body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.5rem; margin: 0; color: var(--hot); overflow-wrap: anywhere; } h2 { font-size: 1.1rem; margin: 2rem 0 0; color: var(--hot); }
        .message { font-size: 1.1rem; margin: .3rem 0 1.4rem; white-space: pre-wrap; overflow-wrap: anywhere; }
        .frame, details { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin: .6rem 0; padding: .6rem .9rem; }
        .frame p { margin: 0; overflow-wrap: anywhere; } .place { font-size: .85rem; opacity: .75; }
        pre { margin: .5rem -.9rem -.6rem; padding: .5rem .9rem; border-top: 1px solid var(--line); overflow-x: auto; font: 13px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
        pre b { display: block; font-weight: inherit; background: var(--glow); } pre i { font-style: normal; opacity: .5; user-select: none; }
        summary { cursor: pointer; font-size: .9rem; } details .frame { border: 0; padding: .2rem 0; }
        """;

    /// <summary>The page.</summary>
    public static string Html(DebugTraceback traceback)
    {
        DebugTraceback.Raised first = traceback.Chain[0];
        StringBuilder page = new();
        page.Append(Markup.Format($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{first.Type}: {first.Message}</title>\n").ToString());
        page.Append("<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n");
        page.Append(Markup.Format($"<h1>{first.Type}</h1>\n<p class=\"message\">{first.Message}</p>\n").ToString());
        WriteFrames(page, first.Frames);
        foreach (DebugTraceback.Raised cause in traceback.Chain.Skip(1))
        {
            page.Append(Markup.Format($"<h2>caused by {cause.Type}</h2>\n<p class=\"message\">{cause.Message}</p>\n").ToString());
            WriteFrames(page, cause.Frames);
        }

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
            int run = frames.Skip(at).TakeWhile(frame => frame.IsFramework).Count();
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
