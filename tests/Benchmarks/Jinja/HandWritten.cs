using System.Buffers;
using System.Globalization;
using System.Text;

namespace Benchmarks.Jinja;

/// <summary>
/// The floor: C# that appends to a <see cref="StringBuilder"/> that is kept between calls and escapes by <see cref="SearchValues"/>.
/// </summary>
internal static class HandWritten
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    [ThreadStatic]
    private static StringBuilder? _kept;

    public static string Product(Shop shop)
    {
        StringBuilder text = Begin();
        text.Append("<ul id=\"products\">\n");
        foreach (Product product in shop.Products)
        {
            text.Append("  <li>\n    <h2>").Append(product.Name).Append("</h2>\n    <p>Only ").Append(product.Price).Append("</p>\n    <p>");
            if (product.Description.Length > 15)
                text.Append(product.Description, 0, 12).Append("...");
            else
                text.Append(product.Description);
            text.Append("</p>\n  </li>\n");
        }

        return text.Append("</ul>").ToString();
    }

    public static string Table(Table table)
    {
        StringBuilder text = Begin();
        Rows(text, table.Rows, "<td>");
        return text.ToString();
    }

    public static string Page(Page page)
    {
        StringBuilder text = Begin();
        text.Append("<!doctype html><html><head><title>");
        Escape(text, page.Site);
        text.Append(" - list</title></head><body><header><h1>");
        Escape(text, page.Site);
        text.Append("</h1><nav>");
        Escape(text, page.User);
        text.Append("</nav></header><main>");
        Rows(text, page.Rows, "<td class=\"c\">");
        text.Append("</main><footer>");
        Escape(text, page.Site);
        return text.Append("</footer></body></html>").ToString();
    }

    public static string Hello(Greeting greeting) => string.Concat("Hello ", greeting.Name, "!");

    public static string Loop()
    {
        object a = 0L;
        object b = 1L;
        for (int i = 0; i < 100_000; i++)
        {
            object t = ((long)a + (long)b) % 1000003;
            a = b;
            b = t;
        }

        return ((long)b).ToString(CultureInfo.InvariantCulture);
    }

    private static StringBuilder Begin() => (_kept ??= new StringBuilder(256 * 1024)).Clear();

    private static void Rows(StringBuilder text, Row[] rows, string cell)
    {
        text.Append("<table>");
        foreach (Row row in rows)
        {
            text.Append("<tr>").Append(cell).Append(row.Id).Append("</td>").Append(cell);
            Escape(text, row.Name);
            text.Append("</td>").Append(cell);
            Escape(text, row.Email);
            text.Append("</td>").Append(cell).Append(row.Qty).Append("</td>").Append(cell);
            Escape(text, row.Note);
            text.Append("</td></tr>\n");
        }

        text.Append("</table>");
    }

    private static void Escape(StringBuilder target, ReadOnlySpan<char> text)
    {
        for (int at; (at = text.IndexOfAny(Special)) >= 0; text = text[(at + 1)..])
        {
            target.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&#34;",
                _ => "&#39;",
            });
        }

        target.Append(text);
    }
}
