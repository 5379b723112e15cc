using System.Globalization;

namespace Jinja.Net.Tests;

/// <summary>The culture of the thread changes nothing: not in numbers, not in case, not in order, not in dates.</summary>
[TestClass]
public sealed class CultureTests
{
    private static readonly string[] Sources =
    [
        "{{ 1.5 }} {{ 1234567.891 }} {{ -7 // 2 }} {{ 1e-7 }} {{ 10 ** 20 }} {{ -0.5|round(1) }} {{ [1.5, -2] }}",
        "{{ 'TITLE idea'|lower }} {{ 'title idea'|upper }} {{ 'istanbul IN'|title }} {{ 'ISI'|capitalize }} {{ 'ıİ'|lower }}",
        "{{ ['b', 'I', 'ı', 'i', 'A', 'ä', 'z']|sort }} {{ ['I', 'i']|unique|list }} {{ {'I': 1, 'i': 2}|dictsort }} {{ 'I' == 'i' }} {{ 'ss' in 'ß' }}",
        "{{ '%.2f|%5d|%+d|%e|%x' % (3.14159, 42, -1, 1234.5, 255) }} {{ '{:,.2f} {:n}'.format(1234567.891, 5) }} {{ 1234567|filesizeformat }}",
        "{{ when }} {{ when.strftime('%Y-%m-%d %A %B %p %j') }} {{ when.isoformat() }} {{ day }} {{ span }}",
        "{{ '1.5'|float + '3'|int }} {{ '1,5'|float }} {{ '٣'|int }} {{ 'a.b'|int(7) }} {{ '12' is lower }}",
        "{{ {'x': 1.5, 'ı': none}|tojson }} {{ {'q': 1.5, 'i': 'ı'}|urlencode }} {{ 'see http://EXAMPLE.com/I'|urlize }} {{ {'id': 1.5}|xmlattr }}",
        "{{ 'one two three'|wordwrap(7) }} {{ 'a-b c'|truncate(3, true) }} {{ [3, 1, 2]|max }} {{ 'İI'|length }} {{ 'x'|center(5) }}|",
        "{{ 2.675|round(2) }} {{ 0.1 + 0.2 }} {{ 7 / 2 }} {{ 1 < 1.5 }} {{ '%s' % 1.5 }} {{ 1.5 ~ '' }} {{ 1.5|string|length }} {{ model.identity }}",
    ];

    [TestMethod]
    [DataRow("tr-TR")]
    [DataRow("de-DE")]
    [DataRow("ar-SA")]
    [DataRow("fa-IR")]
    [DataRow("th-TH")]
    public void Templates_render_the_same_in_every_culture(string culture)
    {
        string[] expected = Under(CultureInfo.InvariantCulture, RenderAll);

        string[] actual = Under(CultureInfo.GetCultureInfo(culture), RenderAll);

        CollectionAssert.AreEqual(expected, actual);
        StringAssert.StartsWith(actual[0], "1.5 1234567.891 -4 1e-07 100000000000000000000", StringComparison.Ordinal);
    }

    private static string[] RenderAll()
    {
        JinjaEnvironment environment = new();
        object context = new { when = new DateTime(2024, 2, 29, 13, 5, 9), day = new DateOnly(2024, 2, 29), span = TimeSpan.FromHours(30.5), model = new { Identity = "me" } };
        return [.. Sources.Select(source => environment.FromString(source).Render(context))];
    }

    private static string[] Under(CultureInfo culture, Func<string[]> work)
    {
        CultureInfo before = CultureInfo.CurrentCulture, beforeUI = CultureInfo.CurrentUICulture;
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUI);
        }
    }
}
