using System.Globalization;
using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class CultureTests
{
    [TestMethod]
    [DataRow("tr-TR")]
    [DataRow("ar-SA")]
    [DataRow("de-DE")]
    [DataRow("fa-IR")]
    public void Nothing_depends_on_the_culture(string name)
    {
        string invariant = Everything();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

            Assert.AreEqual(invariant, Everything());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Everything() => string.Join('\n', (object[])
    [
        Markup.Format($"{1234.5} {1234.5:N2} {-7} {new DateTime(2024, 2, 3):d} {1.5m}"),
        Markup.Escape(-1.5), Markup.Escape(1e20), Markup.Escape(-5L), Markup.Escape(1.25m), Markup.Escape(new DateTime(2024, 2, 3)),
        new Markup("%d %f %e %g %s %r") % (-5, -1.5, 1e-7, 0.1, -2.5, 1.5f),
        new Markup("{:,} {:n} {:.2%} {:+d} {:_x}").FormatBraces(1234567, 1.5, 0.25, 7, 65535),
        new Markup("TITLE title").ToLower(), new Markup("title").ToUpper(), new Markup("TITLE ILI").ToTitle(), new Markup("ı i").Capitalize(),
        new Markup("&#x41;&Iuml;").Unescape(), HtmlContexts.Url("JAVASCRIPT:x"), HtmlContexts.Url("MAILTO:x"),
        FloatText.Represent(-1.5), PlainText.Represent(new List<object> { -1.5, -3, 2.5m }),
        string.Format(EscapeFormatter.Instance, "{0} {1:N1}", -1.5, 1234.5),
    ]);
}
