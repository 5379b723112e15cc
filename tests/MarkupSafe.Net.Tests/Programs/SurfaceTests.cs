namespace MarkupSafe.Net.Tests.Programs;

[TestClass]
[DoNotParallelize]
public sealed class SurfaceTests
{
    // The program that the library's shape was promised with.
    private const string Safe = """"
        using MarkupSafe.Net;

        string name = "<script>alert(document.cookie);</script>";
        Markup page = Markup.Format($"""<p title="{name}">Hello, {name}!</p> {new Markup("<hr>")}"""); // holes escape; markup stays
        Console.WriteLine(page);
        Console.WriteLine(new Markup("<em>Hi</em> ") + name);                                          // the unsafe side is escaped
        Console.WriteLine(Markup.Escape("a & b") + Markup.Escape("c < d"));                            // and never twice
        Console.WriteLine(page.StripTags());
        Console.WriteLine(new Markup("Main &raquo; <em>About</em>").Unescape());
        Console.WriteLine(Markup.Escape(new Link("https://example.org/?a=1&b=2")));

        record Link(string Url) : IHasHtml
        {
            public Markup ToHtml() => Markup.Format($"<a href=\"{Url}\">{Url}</a>");
        }
        """";

    [TestMethod]
    public void The_promised_program_prints_what_it_promises()
    {
        const string Name = "&lt;script&gt;alert(document.cookie);&lt;/script&gt;";

        CollectionAssert.AreEqual(
            new[]
            {
                $"<p title=\"{Name}\">Hello, {Name}!</p> <hr>",
                $"<em>Hi</em> {Name}",
                "a &amp; bc &lt; d",
                "Hello, <script>alert(document.cookie);</script>!",
                "Main » <em>About</em>",
                "<a href=\"https://example.org/?a=1&amp;b=2\">https://example.org/?a=1&amp;b=2</a>",
            },
            ProgramRunner.Run(Safe));
    }
}
