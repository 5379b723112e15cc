using System.Globalization;
using System.Text;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net;

/// <summary>A text of a template that is to be translated.</summary>
/// <param name="Line">The line on which the function is called.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Texts">Its arguments as far as they are texts: context, singular, plural. What is computed is <see langword="null"/>.</param>
public sealed record ExtractedMessage(int Line, string Function, IReadOnlyList<string?> Texts)
{
    /// <summary>What the text is about, if the function takes that.</summary>
    public string? Context => HasContext ? Texts.ElementAtOrDefault(0) : null;

    /// <summary>The text, or its form for one.</summary>
    public string? Singular => Texts.ElementAtOrDefault(HasContext ? 1 : 0);

    /// <summary>The form for several, if the function takes one.</summary>
    public string? Plural => Function.Contains("ngettext", StringComparison.Ordinal) || Function == "npgettext" ? Texts.ElementAtOrDefault(HasContext ? 2 : 1) : null;

    private bool HasContext => Function is "pgettext" or "npgettext";
}

/// <summary>Collects the texts of templates that are to be translated, and writes them as a template for translators.</summary>
/// <remarks>Mirrors <c>jinja2.ext.extract_from_ast</c>.</remarks>
public static class MessageExtractor
{
    private static readonly string[] Functions = ["_", "gettext", "ngettext", "pgettext", "npgettext"];

    /// <summary>Collects the texts of a template: of <c>trans</c> tags and of calls of the functions of gettext.</summary>
    /// <param name="template">The template, read by an environment with <see cref="I18nExtension"/>.</param>
    /// <returns>The texts in the order of the source.</returns>
    public static IEnumerable<ExtractedMessage> Extract(TemplateNode template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return template.Descendants().OfType<CallExpression>()
            .Where(static call => call.Callee is NameExpression { Name: string name } && Functions.Contains(name, StringComparer.Ordinal))
            .Select(static call => new ExtractedMessage(call.Line, ((NameExpression)call.Callee).Name, [.. call.Arguments.Positional.Select(TextOf)]))
            .Where(static message => message.Texts.Any(static text => text is not null));
    }

    /// <summary>Writes texts as a <c>.pot</c> file: each once, with every place that uses it.</summary>
    /// <param name="messages">File name and text of each use.</param>
    /// <param name="writer">Where to write.</param>
    public static void WritePot(IEnumerable<(string File, ExtractedMessage Message)> messages, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=utf-8\\n\"\n");
        foreach (var uses in messages.Where(static use => use.Message.Singular is not null).GroupBy(static use => (use.Message.Context, use.Message.Singular)))
            WriteEntry(writer, [.. uses]);
    }

    private static void WriteEntry(TextWriter writer, (string File, ExtractedMessage Message)[] uses)
    {
        ExtractedMessage message = uses[0].Message;
        string? plural = uses.Select(static use => use.Message.Plural).FirstOrDefault(static text => text is not null);
        writer.Write('\n');
        foreach ((string file, ExtractedMessage use) in uses)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"#: {file}:{use.Line}\n"));
        if (message.Context is not null)
            writer.Write($"msgctxt {Quoted(message.Context)}\n");
        writer.Write($"msgid {Quoted(message.Singular!)}\n");
        writer.Write(plural is null ? "msgstr \"\"\n" : $"msgid_plural {Quoted(plural)}\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n");
    }

    private static string? TextOf(Expression argument) => argument is ConstantExpression { Value: string text } ? text : null;

    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char character in text)
            quoted.Append(character switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\t' => "\\t", '\r' => "\\r", _ => character.ToString() });
        return quoted.Append('"').ToString();
    }
}
