namespace Jinja.Net.Tests.Compilation;

[TestClass]
public sealed class MemberCallTests
{
    private static readonly JinjaEnvironment Env = new();

    [TestMethod]
    [DataRow(0.5, "'float' object is not callable")]
    [DataRow("text", "'str' object is not callable")]
    [DataRow(7, "'int' object is not callable")]
    [DataRow(true, "'bool' object is not callable")]
    public void A_member_that_is_a_plain_value_cannot_be_called(object member, string message)
    {
        Template template = Env.FromString("{{ lang.t('x') }}");

        TemplateRuntimeException error = Assert.ThrowsExactly<OperationException>(() => template.Render(new { lang = new { t = member } }));

        Assert.AreEqual(message, error.Message);
    }

    [TestMethod]
    public void A_member_with_the_name_of_a_method_of_texts_is_not_taken_for_it()
    {
        Template template = Env.FromString("{{ lang.upper() }}");

        Assert.ThrowsExactly<OperationException>(() => template.Render(new { lang = new { upper = "text" } }));
    }

    [TestMethod]
    public async Task A_member_that_comes_later_is_called_as_it_is()
    {
        Template template = Env.FromString("{{ lang.upper() }}");

        await Assert.ThrowsExactlyAsync<OperationException>(async () => await template.RenderAsync(new { lang = new { upper = Later("text") } }));
    }

    [TestMethod]
    public void The_arguments_are_evaluated_before_the_call_fails()
    {
        Template template = Env.FromString("{{ lang.t(missing.name) }}");

        Assert.ThrowsExactly<UndefinedException>(() => template.Render(new { lang = new { t = 1 } }));
    }

    private static async Task<string> Later(string text)
    {
        await Task.Yield();
        return text;
    }
}
