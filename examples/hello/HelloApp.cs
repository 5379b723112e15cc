using Flask.Net;
using Werkzeug.Net;

namespace Hello;

/// <summary>A guest book: one page, one form, one JSON route. What a visitor writes lives in his own signed cookie.</summary>
public static class HelloApp
{
    private const int EntriesPerPage = 5;

    /// <summary>Makes the application, for the program and for its tests.</summary>
    public static FlaskApp Create()
    {
        // A key of your own keeps sessions alive over restarts: HELLO_SECRET_KEY in the environment.
        FlaskApp app = new("hello") { SecretKey = "a key for an example on your own machine" };
        app.Config.FromPrefixedEnv("HELLO");

        app.Get("/", Index);
        app.Post("/", Sign, endpoint: "sign");
        app.Get("/api/entries/<int:page>", Entries);
        app.Get("/broken", Broken);
        app.TemplateFilter("initials", (string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => char.ToUpperInvariant(word[0]))));
        return app;
    }

    private static string Index() => Templates.Render("index.html", new
    {
        entries = GuestBook.Of(Current.Session).Entries,
        tools = new[] { "Flask.Net", "Werkzeug.Net", "Jinja.Net", "Click.Net", "ItsDangerous.Net", "MarkupSafe.Net" },
    });

    private static Response Sign(FlaskRequest request)
    {
        Entry entry = new(request.Form.Get("name", "")!.Trim(), request.Form.Get("text", "")!.Trim());
        if (entry.Problem is { } problem)
        {
            Flashing.Flash(problem, "error");
        }
        else
        {
            GuestBook.Of(Current.Session).Add(entry);
            Flashing.Flash($"Thank you, {entry.Name}!", "success");
        }

        return Redirect.To(Current.App.UrlFor("index"), 303);
    }

    private static object Entries(int page)
    {
        IReadOnlyList<Entry> entries = GuestBook.Of(Current.Session).Entries;
        return new
        {
            page,
            pages = (entries.Count + EntriesPerPage - 1) / EntriesPerPage,
            entries = entries.Skip((page - 1) * EntriesPerPage).Take(EntriesPerPage).Select(entry => new { name = entry.Name, text = entry.Text }),
        };
    }

    private static string Broken() => throw new InvalidOperationException("This view always fails: see it with and without --debug.");
}
