using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jinja.Net.Tests.ChatTemplates;

[TestClass]
public sealed class ChatTemplateTests
{
    private const string Turns = """
        {{ bos_token }}
        {%- for message in messages %}
        <|{{ message['role'] }}|>{{ message.content | trim }}{{ eos_token }}
        {% endfor %}
        {%- if add_generation_prompt %}<|assistant|>{% endif %}
        """;

    private static readonly Dictionary<string, string> Tokens = new() { ["bos_token"] = "<s>", ["eos_token"] = "</s>" };

    private enum Speaker
    {
        User,
        Assistant,
    }

    [TestMethod]
    public void A_conversation_becomes_a_prompt()
    {
        ChatTemplate chat = ChatTemplate.FromString(Turns, Tokens);

        string prompt = chat.Apply(new[] { new { role = "user", content = " Hi <b> " } }, addGenerationPrompt: true);

        Assert.AreEqual("<s><|user|>Hi <b></s>\n<|assistant|>", prompt);
    }

    [TestMethod]
    public void Messages_come_in_any_form()
    {
        ChatTemplate chat = ChatTemplate.FromString("{% for m in messages %}{{ m | tojson }};{% endfor %}");
        const string Json = """[{"role":"user","content":"Hi"}]""";
        using JsonDocument document = JsonDocument.Parse(Json);
        object[] forms =
        [
            Json, document, document.RootElement, JsonNode.Parse(Json)!, new List<Message> { new(Speaker.User, "Hi") }, new[] { new { role = "user", content = "Hi" } },
            new[] { new Dictionary<string, string> { ["role"] = "user", ["content"] = "Hi" } }, Enumerable.Range(0, 1).Select(static _ => new { Role = "user", Content = "Hi" }),
        ];

        foreach (object form in forms)
            Assert.AreEqual("""{"role": "user", "content": "Hi"};""", chat.Apply(form), form.GetType().Name);
    }

    [TestMethod]
    public void Members_are_named_as_in_JSON_and_absent_ones_are_undefined()
    {
        ChatTemplate chat = ChatTemplate.FromString("""
            {% for m in messages %}
            {{ m.tool_calls is defined }} {{ m.content is none }} {{ m.tool_calls | tojson }}
            {% endfor %}
            """);

        string prompt = chat.Apply(new[] { new { Role = "assistant", Content = (string?)null, ToolCalls = new[] { new { CallId = 7, Function = new { Name = "now" } } } } });

        Assert.AreEqual("True True [{\"call_id\": 7, \"function\": {\"name\": \"now\"}}]\n", prompt);
        Assert.AreEqual("False\n", ChatTemplate.FromString("{{ messages[0].tool_calls is defined }}\n\n").Apply(new[] { new Message(Speaker.Assistant, null) }));
    }

    [TestMethod]
    public void Tools_and_documents_are_none_unless_they_are_given()
    {
        ChatTemplate chat = ChatTemplate.FromString("{{ tools is none }} {{ documents is none }} {{ add_generation_prompt }} {{ enable_thinking | default('unset') }}");

        Assert.AreEqual("True True False unset", chat.Apply("[]"));
        Assert.AreEqual("False False True False", chat.Apply("[]", tools: "[]", documents: "[]", addGenerationPrompt: true, variables: new { enable_thinking = false }));
    }

    [TestMethod]
    public void ToJson_is_that_of_transformers()
    {
        ChatTemplate chat = ChatTemplate.FromString("""
            {{ messages | tojson }}
            {{ messages | tojson(ensure_ascii=true) }}
            {{ messages | tojson(indent=1) }}
            {{ messages | tojson(separators=(',', ':'), sort_keys=true) }}
            """);

        string prompt = chat.Apply("""[{"z": "é<&'", "a": 1.0}]""");

        Assert.AreEqual(
            "[{\"z\": \"é<&'\", \"a\": 1.0}]\n[{\"z\": \"\\u00e9<&'\", \"a\": 1.0}]\n[\n {\n  \"z\": \"é<&'\",\n  \"a\": 1.0\n }\n]\n[{\"a\":1.0,\"z\":\"é<&'\"}]", prompt);
    }

    [TestMethod]
    [DataRow("{{ 1 | tojson(separators=(',',)) }}", "ValueError")]
    [DataRow("{{ 1 | tojson(separators=3) }}", "TypeError")]
    [DataRow("{{ 1 | tojson(html=true) }}", "TypeError")]
    [DataRow("{{ missing | tojson }}", "TypeError")]
    public void ToJson_refuses_what_Python_refuses(string source, string errorClass)
    {
        OperationException error = Assert.ThrowsExactly<OperationException>(() => ChatTemplate.FromString(source).Apply("[]"));

        Assert.AreEqual(errorClass, error.ErrorClass);
    }

    [TestMethod]
    public void A_template_may_refuse_a_conversation()
    {
        ChatTemplate chat = ChatTemplate.FromString("{% if messages[0].role != 'user' %}\n{{ raise_exception('Users first') }}{% endif %}");

        TemplateException error = Assert.ThrowsExactly<TemplateException>(() => chat.Apply("""[{"role": "system"}]"""));

        Assert.AreEqual("Users first", error.Message);
        Assert.AreEqual(2, error.Line);
    }

    [TestMethod]
    public void Strftime_now_asks_the_clock()
    {
        ChatTemplateOptions options = new() { Clock = new FixedClock() };

        Assert.AreEqual("02 Jan 2026, 05:04", ChatTemplate.FromString("{{ strftime_now('%d %b %Y, %H:%M') }}", options: options).Apply("[]"));
    }

    [TestMethod]
    public void Loops_can_be_left_and_lists_cannot_be_changed()
    {
        Assert.AreEqual("0", ChatTemplate.FromString("{% for i in range(3) %}{{ i }}{% break %}{% endfor %}").Apply("[]"));
        Assert.ThrowsExactly<SecurityException>(() => ChatTemplate.FromString("{{ messages.append(1) }}").Apply("[]"));
        Assert.ThrowsExactly<LimitException>(() => ChatTemplate.FromString("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}").Apply("[]"));
    }

    [TestMethod]
    public void The_words_of_the_model_are_told()
    {
        ChatTemplate chat = ChatTemplate.FromString("""
            {% for m in messages %}
            {% if m.role == 'assistant' %}
            <a>{% generation %}{{ m.content }}</a>{% endgeneration %}

            {% else %}
            <u>{{ m.content }}</u>
            {% endif %}
            {% endfor %}
            """);

        ChatPrompt prompt = chat.Render(new ChatRequest { Messages = """[{"role":"user","content":"2+2?"},{"role":"assistant","content":"4"},{"role":"assistant","content":"😀"}]""" });

        Assert.AreEqual("<u>2+2?</u>\n<a>4</a>\n<a>😀</a>\n", prompt.Text);
        CollectionAssert.AreEqual((string[])["4</a>", "😀</a>"], prompt.Generated.Select(part => prompt.Text[part]).ToArray());
        Assert.IsTrue(prompt.IsGenerated(prompt.Text.IndexOf('4')));
        Assert.IsFalse(prompt.IsGenerated(0));
    }

    [TestMethod]
    public void The_words_of_the_model_are_found_where_a_macro_or_a_variable_prints_them()
    {
        ChatTemplate chat = ChatTemplate.FromString(
            "{% macro say(x) %}[{% generation %}{{ x }}{% endgeneration %}]{% endmacro %}a {{ say('one') }} {% set kept %}{% generation %}two{% endgeneration %}{% endset %}b {{ kept }} {% filter upper %}{% generation %}gone{% endgeneration %}{% endfilter %}");

        ChatPrompt prompt = chat.Render(new ChatRequest { Messages = "[]" });

        Assert.AreEqual("a [one] b two GONE", prompt.Text);
        CollectionAssert.AreEqual((string[])["one", "two"], prompt.Generated.Select(part => prompt.Text[part]).ToArray());
    }

    [TestMethod]
    public void Names_that_are_set_among_the_words_of_the_model_stay_there() =>
        Assert.AreEqual("1:0", ChatTemplate.FromString("{% set x = 0 %}{% generation %}{% set x = 1 %}{{ x }}{% endgeneration %}:{{ x }}").Apply("[]"));

    [TestMethod]
    public void The_last_message_can_be_continued()
    {
        ChatTemplate chat = ChatTemplate.FromString("{% for m in messages %}<{{ m.role }}>{% generation %}{{ m.content }}</s>{% endgeneration %}{% endfor %}");

        ChatPrompt prompt = chat.Render(new ChatRequest { Messages = """[{"role":"user","content":"Go"},{"role":"assistant","content":"Well, "}]""", ContinueFinalMessage = true });

        Assert.AreEqual("<user>Go</s><assistant>Well, ", prompt.Text);
        Assert.AreEqual("Well, ", prompt.Text[prompt.Generated[^1]]);
    }

    [TestMethod]
    public void A_message_whose_blanks_are_trimmed_is_continued_without_them()
    {
        ChatTemplate chat = ChatTemplate.FromString("{% for m in messages %}[{{ m.content[0].text | trim }}]{% endfor %}");

        ChatPrompt prompt = chat.Render(new ChatRequest { Messages = """[{"role":"assistant","content":[{"type":"text","text":" so "}]}]""", ContinueFinalMessage = true });

        Assert.AreEqual("[so", prompt.Text);
    }

    [TestMethod]
    public void What_is_no_conversation_is_refused_with_a_remedy()
    {
        ChatTemplate chat = ChatTemplate.FromString("{{ messages }}");

        ChatTemplateException error = Assert.ThrowsExactly<ChatTemplateException>(() => chat.Apply("""{"role": "user"}"""));
        StringAssert.Contains(error.Message, "not a dict", StringComparison.Ordinal);
        Assert.ThrowsExactly<ChatTemplateException>(() => chat.Apply("Hello"));
        Assert.ThrowsExactly<ChatTemplateException>(() => chat.Render(new ChatRequest { Messages = "[]", ContinueFinalMessage = true }));
        Assert.ThrowsExactly<ChatTemplateException>(() => chat.Render(new ChatRequest { Messages = "[]", ContinueFinalMessage = true, AddGenerationPrompt = true }));
    }

    [TestMethod]
    public void An_object_that_holds_itself_is_an_error_and_no_overflow()
    {
        Dictionary<string, object?> self = [];
        self["self"] = self;

        Assert.ThrowsExactly<OperationException>(() => ChatTemplate.FromString("").Apply(new[] { self }));
    }

    [TestMethod]
    public void Many_lost_words_of_the_model_cost_little()
    {
        ChatTemplate chat = ChatTemplate.FromString(
            "{% set lost %}{% for i in range(20000) %}{% generation %}lost{% endgeneration %}{% endfor %}{% endset %}{{ 'x' * 900000 }}");

        Assert.IsEmpty(chat.Render(new ChatRequest { Messages = "[]" }).Generated);
    }

    private sealed record Message(Speaker Role, string? Content, string? ToolCalls = null);

    private sealed class FixedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("two", TimeSpan.FromHours(2), "two", "two");

        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
