using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class PropertyTests
{
    // Texts with many special characters, entities and pieces of pairs.
    private static readonly Arbitrary<string> Texts = Gen.Elements(
            "a", "&", "<", ">", "'", "\"", "é", "😀", " ", "\n", ";", "#", "&amp;", "&lt", "&#x", "39", "\0", "\u2028", "xxxxxxxxxxxxxxxxxxxx")
        .ListOf().Select(static parts => string.Concat(parts)).ToArbitrary();

    [TestMethod]
    public void Unescaping_undoes_escaping()
    {
        Check(static text => Markup.Escape(text).Unescape() == text);
    }

    [TestMethod]
    public void The_fast_way_of_escaping_equals_the_plain_one()
    {
        Check(static text => HtmlEscaper.Escape(text) == HtmlEscaperTests.Plainly(text));
        Check(static text => HtmlEscaper.GetEscapedLength(text) == HtmlEscaperTests.Plainly(text).Length);
    }

    [TestMethod]
    public void Escaping_to_utf8_equals_escaping_and_encoding()
    {
        Check(static text =>
        {
            ArrayBufferWriter<byte> written = new();
            HtmlEscaper.Escape(text, written);
            return written.WrittenSpan.SequenceEqual(Encoding.UTF8.GetBytes(HtmlEscaper.Escape(text)));
        });
    }

    [TestMethod]
    public void Escaping_markup_changes_nothing()
    {
        Check(static text => Markup.Escape((object)Markup.Escape(text)) == Markup.Escape(text));
    }

    [TestMethod]
    public void Escaping_distributes_over_joining()
    {
        Prop.ForAll(Texts, Texts, static (left, right) =>
        {
            Markup whole = Markup.Escape(left + right);
            return whole == Markup.Escape(left) + right && whole == left + Markup.Escape(right) && whole == Markup.Format($"{left}{right}");
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Every_way_of_formatting_escapes_alike()
    {
        Check(static text => new Markup("%s") % text == Markup.Escape(text)
            && new Markup("{}").FormatBraces(text) == Markup.Escape(text)
            && string.Format(EscapeFormatter.Instance, "{0}", text) == Markup.Escape(text).ToString());
    }

    [TestMethod]
    public void Escaped_text_has_no_special_character_but_in_entities()
    {
        Check(static text => !Markup.Escape(text).AsSpan().ContainsAny("<>'\""));
    }

    [TestMethod]
    public void No_format_makes_anything_but_the_documented_error()
    {
        Arbitrary<string> formats = Gen.Elements("{", "}", "%", "(", ")", "0", "1", "9", ".", "[", "]", ":", "!", "r", "s", "d", "f", "x", "*", "<", "^", "=", "#", ",", "_", "a", " ", "😀")
            .ListOf().Select(static parts => string.Concat(parts)).ToArbitrary();

        Prop.ForAll(formats, static format => Survives(() => new Markup(format).FormatBraces("<", 1, 2.5))
            && Survives(() => new Markup(format).FormatPercent(("<", 1, 2.5)))).QuickCheckThrowOnFailure();
    }

    private static bool Survives(Action action)
    {
        try
        {
            action();
        }
        catch (FormatStringException)
        {
        }

        return true;
    }

    private static void Check(Func<string, bool> property) => Prop.ForAll(Texts, property).QuickCheckThrowOnFailure();
}
