namespace Jinja.Net.Tests.ChatTemplates;

[TestClass]
public sealed class ChatTemplateLoadingTests
{
    private DirectoryInfo _folder = null!;

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("chat-");

    [TestCleanup]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [TestMethod]
    public void The_text_of_a_tokenizer_config_is_enough()
    {
        ChatTemplate chat = ChatTemplate.Load("""
            {
              "add_bos_token": true,
              "bos_token": {"__type": "AddedToken", "content": "<s>", "lstrip": false},
              "eos_token": "</s>",
              "pad_token": null,
              "additional_special_tokens": ["<a>", {"content": "<b>"}],
              "extra_special_tokens": {"image_token": "<image>"},
              "chat_template": "{{ bos_token }}{{ eos_token }}{{ pad_token }}{{ add_bos_token }}{{ additional_special_tokens[1] }}{{ image_token }}"
            }
            """);

        Assert.AreEqual("<s></s><b><image>", chat.Apply("[]"));
        CollectionAssert.AreEqual((string[])["default"], chat.Names.ToArray());
        Assert.AreEqual("<s>", chat.SpecialTokens["bos_token"]);
    }

    [TestMethod]
    public void Variables_go_before_special_tokens() =>
        Assert.AreEqual("<t>", ChatTemplate.Load("""{"bos_token": "<s>", "chat_template": "{{ bos_token }}"}""").Apply("[]", variables: new { bos_token = "<t>" }));

    [TestMethod]
    public void Of_several_templates_tools_choose_theirs()
    {
        ChatTemplate chat = ChatTemplate.Load("""
            {"chat_template": [{"name": "default", "template": "plain"}, {"name": "tool_use", "template": "tools"}, {"name": "rag", "template": "documents"}]}
            """);

        Assert.AreEqual("plain", chat.Apply("[]"));
        Assert.AreEqual("tools", chat.Apply("[]", tools: "[]"));
        Assert.AreEqual("documents", chat.Apply("[]", tools: "[]", template: "rag"));
        ChatTemplateException error = Assert.ThrowsExactly<ChatTemplateException>(() => chat.Apply("[]", template: "none"));
        Assert.AreEqual("The model has no chat template 'none'. It has: default, rag, tool_use.", error.Message);
    }

    [TestMethod]
    public void A_broken_template_is_no_obstacle_to_the_others()
    {
        ChatTemplate chat = ChatTemplate.Load("""{"chat_template": {"default": "fine", "rag": "{% if %}"}}""");

        Assert.AreEqual("fine", chat.Apply("[]"));
        Assert.ThrowsExactly<TemplateSyntaxException>(() => chat.Apply("[]", template: "rag"));
    }

    [TestMethod]
    public void A_folder_a_config_and_a_template_file_lead_to_the_same()
    {
        Write("tokenizer_config.json", """{"bos_token": "<s>"}""");
        Write("chat_template.jinja", "{{ bos_token }}file");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "additional_chat_templates"));
        Write("additional_chat_templates/tool_use.jinja", "{{ bos_token }}tools");

        foreach (string path in (string[])["", "tokenizer_config.json", "chat_template.jinja"])
            Assert.AreEqual("<s>file", ChatTemplate.Load(Path.Combine(_folder.FullName, path)).Apply("[]"), path);
        Assert.AreEqual("<s>tools", ChatTemplate.Load(_folder.FullName).Apply("[]", tools: "[]"));
    }

    [TestMethod]
    public void What_holds_no_template_says_so()
    {
        Write("tokenizer_config.json", """{"bos_token": "<s>"}""");
        Write("broken.json", "{");
        Write("wrong.json", """{"chat_template": 3}""");

        StringAssert.Contains(Refused("tokenizer_config.json"), "holds no chat template", StringComparison.Ordinal);
        StringAssert.Contains(Refused("broken.json"), "is not JSON", StringComparison.Ordinal);
        StringAssert.Contains(Refused("wrong.json"), "must be a text, or a list", StringComparison.Ordinal);
        StringAssert.Contains(Assert.ThrowsExactly<ChatTemplateException>(() => ChatTemplate.Load("{{ bos_token }}")).Message, "FromString", StringComparison.Ordinal);
        Assert.ThrowsExactly<FileNotFoundException>(() => ChatTemplate.Load(Path.Combine(_folder.FullName, "missing.jinja")));
    }

    private string Refused(string file) => Assert.ThrowsExactly<ChatTemplateException>(() => ChatTemplate.Load(Path.Combine(_folder.FullName, file))).Message;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
