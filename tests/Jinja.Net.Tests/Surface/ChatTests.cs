using System.Text.Json;

namespace Jinja.Net.Tests.Surface;

/// <summary>The program of the published surface that renders chat templates, as a test.</summary>
[TestClass]
public sealed class ChatTests
{
    [TestMethod]
    public void A_conversation_in_JSON_is_a_context()
    {
        using JsonDocument conversation = JsonDocument.Parse("""{"messages": [{"role": "user", "content": "Hi <b>"}], "tools": null, "add_generation_prompt": true}""");

        string text = Environment().FromString("""
            {% for message in messages %}
            <|{{ message.role }}|>{{ message['content'] | trim }}
            {% endfor %}
            {{ messages[0] | tojson }}{% if tools is none %} no tools{% endif %}
            """).Render(conversation.RootElement);

        Assert.AreEqual("<|user|>Hi <b>\n{\"role\": \"user\", \"content\": \"Hi <b>\"} no tools", text);
    }

    [TestMethod]
    public void A_template_may_raise()
    {
        TemplateRuntimeException error = Assert.ThrowsExactly<TemplateRuntimeException>(() => Environment().FromString("\n{{ raise_exception('no') }}").Render());

        Assert.AreEqual("no", error.Message);
        Assert.AreEqual(2, error.Line);
    }

    private static ImmutableSandboxedEnvironment Environment()
    {
        ImmutableSandboxedEnvironment env = new(new JinjaOptions { TrimBlocks = true, LstripBlocks = true, Extensions = { Extension.LoopControls } });
        env.Filters["tojson"] = (object? value, int? indent = null) => JsonText.Dump(value, indent, escapeHtml: false);
        env.Globals["raise_exception"] = string (string message) => throw new TemplateRuntimeException(message);
        env.Globals["strftime_now"] = (string format) => StrFTime.Format(DateTimeOffset.UnixEpoch, format);
        return env;
    }
}
