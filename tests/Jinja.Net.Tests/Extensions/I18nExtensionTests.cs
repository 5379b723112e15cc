namespace Jinja.Net.Tests.Extensions;

[TestClass]
public sealed class I18nExtensionTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_text_is_translated_with_its_variables(bool newStyle) =>
        Assert.AreEqual("Hallo Ann", Environment(newStyle).FromString("{% trans user='Ann' %}Hello {{ user }}{% endtrans %}").Render());

    [TestMethod]
    [DataRow(1, "ein Ding")]
    [DataRow(3, "3 Dinge")]
    public void A_number_chooses_the_plural(int count, string expected) =>
        Assert.AreEqual(expected, Environment(false).FromString("{% trans n=count %}one thing{% pluralize %}{{ n }} things{% endtrans %}").Render(("count", count)));

    [TestMethod]
    public void Trimming_joins_the_lines() =>
        Assert.AreEqual("a b", Environment(false).FromString("{% trans trimmed %}\n  a\n  b\n{% endtrans %}").Render());

    [TestMethod]
    public void The_new_style_escapes_variables_and_keeps_the_text() =>
        Assert.AreEqual("<b>&lt;", Environment(true, autoEscape: true).FromString("{{ gettext('<b>%(x)s', x='<') }}").Render());

    [TestMethod]
    public void The_new_style_has_nothing_to_fill_into_an_undefined_text() =>
        Assert.AreEqual("'nope' is undefined", Assert.ThrowsExactly<UndefinedException>(() => Environment(true).FromString("{{ gettext(nope) }}").Render()).Message);

    [TestMethod]
    public void Tags_inside_of_a_translation_are_refused()
    {
        TemplateSyntaxException error = Assert.ThrowsExactly<TemplateSyntaxException>(
            () => Environment(false).FromString("{% trans %}{% if a %}{% endif %}{% endtrans %}"));

        Assert.AreEqual("control structures in translatable sections are not allowed; saw `if`", error.Message);
    }

    private static JinjaEnvironment Environment(bool newStyle, bool autoEscape = false)
    {
        I18nExtension extension = new();
        JinjaEnvironment environment = new(new JinjaOptions { AutoEscape = autoEscape, Extensions = [extension] });
        extension.Install(environment, new German(), newStyle);
        return environment;
    }

    private sealed class German : ITranslations
    {
        private static readonly Dictionary<string, string> Texts = new()
        {
            ["Hello %(user)s"] = "Hallo %(user)s", ["one thing"] = "ein Ding", ["%(n)s things"] = "%(n)s Dinge",
        };

        public string Gettext(string message) => Texts.GetValueOrDefault(message, message);

        public string NGettext(string singular, string plural, long number) => Gettext(number == 1 ? singular : plural);

        public string PGettext(string context, string message) => Gettext(message);

        public string NPGettext(string context, string singular, string plural, long number) => NGettext(singular, plural, number);
    }
}
