using System.Collections.Frozen;
using Jinja.Net.ChatTemplates;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Text;

namespace Jinja.Net;

/// <summary>
/// The chat template of a language model: turns a conversation into the text that the model was trained on. It runs where such
/// templates run, in a sandbox with the filters and functions that they expect. It may be used by any number of threads.
/// </summary>
/// <example><code>
/// ChatTemplate chat = ChatTemplate.Load("model/tokenizer_config.json");
/// string prompt = chat.Apply(new[] { new { role = "user", content = "Hello" } }, addGenerationPrompt: true);
/// </code></example>
/// <remarks>Mirrors <c>PreTrainedTokenizerBase.apply_chat_template</c> of Hugging Face's transformers, up to the text.</remarks>
public sealed partial class ChatTemplate
{
    private readonly ImmutableSandboxedEnvironment _environment;
    private readonly FrozenDictionary<string, Lazy<Template>> _templates;
    private readonly Dictionary<string, Value> _specialTokens;

    private ChatTemplate(TokenizerConfig config, ChatTemplateOptions? options)
    {
        _environment = ChatEnvironment.Make(options ?? new ChatTemplateOptions());
        _templates = config.Templates.ToFrozenDictionary(static pair => pair.Key, pair => new Lazy<Template>(() => _environment.FromString(pair.Value)), StringComparer.Ordinal);
        _specialTokens = config.SpecialTokens.ToDictionary(static pair => pair.Key, static pair => Value.From(pair.Value), StringComparer.Ordinal);
        SpecialTokens = config.SpecialTokens;
        Names = [.. config.Templates.Keys];
    }

    /// <summary>The names of the templates: <c>default</c> for one that has no name; others are often called <c>tool_use</c> and <c>rag</c>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The special tokens that every render sees as variables, such as <c>bos_token</c>: texts, or a list of texts.</summary>
    public IReadOnlyDictionary<string, object?> SpecialTokens { get; }

    /// <summary>The environment that the templates run in, to give them more filters and globals before the first render.</summary>
    public ImmutableSandboxedEnvironment Environment => _environment;

    /// <summary>Turns a conversation into a prompt.</summary>
    /// <param name="messages">The messages: a list of dictionaries, of objects with members such as <c>Role</c> and <c>Content</c>, or JSON (a document, an element, a node, or its text).</param>
    /// <param name="tools">The tools that the model may call, as JSON schemas in any of these forms; <see langword="null"/> for none.</param>
    /// <param name="documents">Documents to answer from, in any of these forms; <see langword="null"/> for none.</param>
    /// <param name="addGenerationPrompt">Whether the prompt ends with what opens the model's answer.</param>
    /// <param name="variables">More variables of the template: a dictionary, an object with members, or JSON; <see langword="null"/> for none.</param>
    /// <param name="template">The name of the template; <see langword="null"/> takes <c>tool_use</c> if there are tools and such a template, else the default.</param>
    /// <returns>The prompt.</returns>
    /// <exception cref="TemplateException">The template fails, on purpose too: many refuse conversations that their model does not know.</exception>
    /// <exception cref="ChatTemplateException">There is no such template, or what was passed is no conversation.</exception>
    public string Apply(object messages, object? tools = null, object? documents = null, bool addGenerationPrompt = false, object? variables = null, string? template = null) =>
        Render(new ChatRequest
        {
            Messages = messages,
            Tools = tools,
            Documents = documents,
            AddGenerationPrompt = addGenerationPrompt,
            Variables = variables,
            Template = template,
        }).Text;

    /// <summary>Turns a conversation into a prompt, and tells which parts of it the model wrote.</summary>
    /// <param name="request">The conversation.</param>
    /// <returns>The prompt.</returns>
    /// <exception cref="TemplateException">The template fails, on purpose too: many refuse conversations that their model does not know.</exception>
    /// <exception cref="ChatTemplateException">There is no such template, or what was passed is no conversation.</exception>
    public ChatPrompt Render(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request is { ContinueFinalMessage: true, AddGenerationPrompt: true })
            throw ChatTemplateException.BothEnds();
        Value messages = ChatValues.Messages(request.Messages), tools = ChatValues.Of(request.Tools);
        GenerationTracker tracker = new();
        Dictionary<string, Value> variables = new(_specialTokens, StringComparer.Ordinal);
        Models.Of(request.Variables, _environment.Members).CopyTo(variables);
        variables["messages"] = messages;
        variables["tools"] = tools;
        variables["documents"] = ChatValues.Of(request.Documents);
        variables["add_generation_prompt"] = Value.Bool(request.AddGenerationPrompt);
        variables[GenerationTracker.Variable] = Value.Object(tracker);
        string text = Choose(request.Template, !tools.IsNone).RenderText(new MapSource(variables));
        if (request.ContinueFinalMessage)
            text = UpToFinalMessage(text, messages);
        return new ChatPrompt(text, tracker.SpansIn(text));
    }

    private Template Choose(string? name, bool hasTools)
    {
        name ??= hasTools && _templates.ContainsKey("tool_use") ? "tool_use" : _templates.Count == 1 ? Names[0] : "default";
        return _templates.TryGetValue(name, out Lazy<Template>? template) ? template.Value : throw ChatTemplateException.NoSuchTemplate(name, Names);
    }

    /// <summary>The prompt as it stands when the last message has been said and the message is still open.</summary>
    private static string UpToFinalMessage(string text, Value messages)
    {
        string said = ChatValues.FinalText(messages) ?? throw ChatTemplateException.NothingToContinue();
        string core = Trimming.Strip(said), open = Trimming.LStrip(said);
        int at = core.Length == 0 ? -1 : text.LastIndexOf(core, StringComparison.Ordinal);
        if (at < 0)
            throw ChatTemplateException.FinalMessageChanged();
        bool keepsBlanks = text.AsSpan(at).StartsWith(open, StringComparison.Ordinal);
        return text[..(at + (keepsBlanks ? open.Length : core.Length))];
    }
}
