using Click.Net.Text;

namespace Click.Net.Tests.Text;

[TestClass]
public sealed class TextWrapperTests
{
    [TestMethod]
    public void Control_sequences_have_no_width()
    {
        Assert.AreEqual("\u001b[1mab\u001b[0m\ncd", TextWrapper.Wrap("\u001b[1mab\u001b[0m cd", 3));
        Assert.AreEqual(2, AnsiText.VisibleLength("\u001b[31m👍b\u001b[0m"));
    }

    [TestMethod]
    public void A_million_characters_wrap_in_linear_time()
    {
        string text = new('x', 1_000_000);

        Assert.HasCount(12_500, TextWrapper.Wrap(text, 80).Split('\n'));
    }

    [TestMethod]
    public void A_width_of_nothing_is_refused() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => TextWrapper.Wrap("x", 0));
}
