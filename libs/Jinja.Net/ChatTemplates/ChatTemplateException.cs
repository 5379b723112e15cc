namespace Jinja.Net;

/// <summary>A file holds no chat template, or what was passed to one is no conversation.</summary>
public sealed class ChatTemplateException : TemplateException
{
    private ChatTemplateException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal static ChatTemplateException NoTemplate(string place) =>
        new($"{place} holds no chat template: it has no \"chat_template\", and there is no chat_template.jinja beside it. Give the template's own text to ChatTemplate.FromString.");

    internal static ChatTemplateException NotJson(string place, Exception error) => new($"{place} is not JSON: {error.Message}", error);

    internal static ChatTemplateException WrongTemplate(string place) =>
        new($"\"chat_template\" of {place} must be a text, or a list of objects with \"name\" and \"template\".");

    internal static ChatTemplateException LooksLikeTemplate() =>
        new("This is the text of a template, not a path or the JSON of a tokenizer_config: give it to ChatTemplate.FromString.");

    internal static ChatTemplateException NoSuchTemplate(string name, IReadOnlyList<string> names) =>
        new($"The model has no chat template '{name}'. It has: {string.Join(", ", names.Order(StringComparer.Ordinal))}.");

    internal static ChatTemplateException NoMessages(string given) =>
        new($"Messages must be a list of objects such as {{\"role\": \"user\", \"content\": \"Hello\"}}, not {given}.");

    internal static ChatTemplateException BothEnds() =>
        new("A prompt cannot both go on with the last message and open a new answer: set ContinueFinalMessage or AddGenerationPrompt, not both.");

    internal static ChatTemplateException NothingToContinue() => new("There is no last message with text to go on with.");

    internal static ChatTemplateException FinalMessageChanged() =>
        new("The last message cannot be continued: its text is empty, or the template prints it changed.");
}
