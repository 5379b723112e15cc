using Jinja.Net.ChatTemplates;

namespace Jinja.Net;

/// <summary>Where chat templates come from.</summary>
public sealed partial class ChatTemplate
{
    /// <summary>Reads the chat template of a model.</summary>
    /// <param name="pathOrJson">
    /// A model's folder, its <c>tokenizer_config.json</c> or <c>chat_template.json</c>, a <c>.jinja</c> file, or the text of such a JSON file.
    /// A <c>.jinja</c> file takes the special tokens of the <c>tokenizer_config.json</c> beside it, if there is one; a folder's <c>chat_template.jinja</c> goes before the
    /// template inside its <c>tokenizer_config.json</c>, and files in <c>additional_chat_templates</c> are named templates.
    /// </param>
    /// <param name="options">How the templates run; <see langword="null"/> for the defaults.</param>
    /// <returns>The template.</returns>
    /// <exception cref="ChatTemplateException">The file holds no chat template.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static ChatTemplate Load(string pathOrJson, ChatTemplateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pathOrJson);
        return new ChatTemplate(TokenizerConfig.Load(pathOrJson), options);
    }

    /// <summary>Takes the text of a chat template itself.</summary>
    /// <param name="source">The template.</param>
    /// <param name="specialTokens">Special tokens by name, such as <c>bos_token</c>; <see langword="null"/> for none.</param>
    /// <param name="options">How the template runs; <see langword="null"/> for the defaults.</param>
    /// <returns>The template.</returns>
    public static ChatTemplate FromString(string source, IEnumerable<KeyValuePair<string, string>>? specialTokens = null, ChatTemplateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        TokenizerConfig config = new();
        config.Templates["default"] = source;
        foreach ((string name, string token) in specialTokens ?? [])
            config.SpecialTokens[name] = token;
        return new ChatTemplate(config, options);
    }
}
