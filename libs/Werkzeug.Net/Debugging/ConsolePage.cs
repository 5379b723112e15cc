using System.Text;
using MarkupSafe.Net;

namespace Werkzeug.Net.Debugging;

/// <summary>What a page needs to talk to its console.</summary>
/// <param name="Id">The console.</param>
/// <param name="Secret">What its requests name.</param>
/// <param name="Names">The objects that the code can use.</param>
internal sealed record ConsoleAccess(string Id, string Secret, IReadOnlyList<string> Names);

/// <summary>Writes the console into a page, or a page with nothing else.</summary>
internal static class ConsolePage
{
    /// <summary>A page with a console alone.</summary>
    public static string Html(ConsoleAccess console)
    {
        StringBuilder page = new();
        WriteHead(page, "Console");
        page.Append("<h1>Console</h1>\n");
        Write(page, console, "Code runs in the application's process.");
        return page.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>Begins a page.</summary>
    public static void WriteHead(StringBuilder page, string title)
    {
        page.Append(Markup.Format($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n").ToString());
        page.Append("<style>\n").Append(Style.Value).Append("</style>\n</head>\n<body>\n");
    }

    /// <summary>Writes a console. Without a script it stays hidden.</summary>
    public static void Write(StringBuilder page, ConsoleAccess console, string where)
    {
        page.Append(Markup.Format($"<section class=\"console\" data-console=\"{console.Id}\" data-secret=\"{console.Secret}\" hidden>\n").ToString());
        page.Append(Markup.Format($"<p class=\"place\">{where} {Offered(console)}</p>\n").ToString());
        page.Append("""
            <div class="log" role="log" aria-live="polite"></div>
            <form class="pin" hidden><label>The console is locked. The PIN stands on the terminal that runs the server.
            <input name="pin" inputmode="numeric" autocomplete="off" placeholder="000-000-000"></label> <button>Unlock</button> <button type="button" class="tell">Tell it again</button></form>
            <form class="input"><span aria-hidden="true">&gt;</span><textarea name="code" rows="1" spellcheck="false" autocapitalize="off" aria-label="C# code"></textarea></form>
            </section>
            <script src="?__debugger__=yes&amp;cmd=resource&amp;f=debugger.js" defer></script>

            """);
    }

    private static string Offered(ConsoleAccess console) =>
        console.Names.Count == 0 ? "" : $"It knows {string.Join(", ", console.Names)}.";

    private static readonly Lazy<string> Style = new(static () => DebuggerCommands.Asset("debugger.css"));
}
