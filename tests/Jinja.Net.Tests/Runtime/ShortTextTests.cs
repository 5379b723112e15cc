using System.Net;

namespace Jinja.Net.Tests.Runtime;

/// <summary>Texts of every length up to beyond the short ones are printed as they are, or escaped, wherever something special stands.</summary>
[TestClass]
public sealed class ShortTextTests
{
    private const int Longest = 70;
    private const string Letters = "aböc\u2028\U0001F600d%;=?!0123456789@ABCZ[`{~\u00FF\u0126\u0127\u013C\u013E\u2622";
    private static readonly Template Escaped = new JinjaEnvironment(new JinjaOptions { AutoEscape = AutoEscape.On }).FromString("<{{ text }}>{{ text }}");
    private static readonly Template Plain = new JinjaEnvironment().FromString("<{{ text }}>{{ text }}");

    [TestMethod]
    public void A_text_without_anything_special_is_printed_as_it_is()
    {
        for (int length = 0; length <= Longest; length++)
        {
            string text = Text(length);

            Assert.AreEqual($"<{text}>{text}", Escaped.Render(("text", text)), $"{length} characters, escaped");
            Assert.AreEqual($"<{text}>{text}", Plain.Render(("text", text)), $"{length} characters");
        }
    }

    [TestMethod]
    [DataRow('&', "&amp;")]
    [DataRow('<', "&lt;")]
    [DataRow('>', "&gt;")]
    [DataRow('"', "&#34;")]
    [DataRow('\'', "&#39;")]
    public void A_special_character_is_escaped_at_every_place_of_texts_of_every_length(char special, string replacement)
    {
        for (int length = 1; length <= Longest; length++)
        {
            for (int place = 0; place < length; place++)
            {
                string before = Text(length)[..place], after = Text(length)[(place + 1)..], expected = before + replacement + after;

                Assert.AreEqual($"<{expected}>{expected}", Escaped.Render(("text", before + special + after)), $"character {place} of {length}");
            }
        }
    }

    [TestMethod]
    public void Each_of_the_first_characters_of_Unicode_is_escaped_only_if_it_is_special()
    {
        for (char character = '\0'; character < '\u0400'; character++)
        {
            string text = new(character, 9);
            string expected = "&<>\"'".Contains(character) ? WebUtility.HtmlEncode(text).Replace("&quot;", "&#34;", StringComparison.Ordinal) : text;

            Assert.AreEqual($"<{expected}>{expected}", Escaped.Render(("text", text)), $"U+{(int)character:X4}");
        }
    }

    [TestMethod]
    public void Pieces_of_a_template_of_every_length_are_printed_whole()
    {
        for (int length = 0; length <= Longest; length++)
            Assert.AreEqual(Text(length) + "1" + Text(length), new JinjaEnvironment().FromString(Text(length) + "{{ 1 if x }}" + Text(length)).Render(("x", true)), $"{length} characters");
    }

    // Starts elsewhere in the letters for each length, so that no two places always hold the same.
    private static string Text(int length) => string.Concat(Enumerable.Range(length, length).Select(static i => Letters[i % Letters.Length]));
}
