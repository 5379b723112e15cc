using System.Globalization;
using Jinja.Net;

namespace MailMerge;

/// <summary>The templates of one mail: subject, text and HTML.</summary>
public sealed class MailTemplates
{
    private readonly JinjaEnvironment _environment;
    private readonly Template _subject;
    private readonly Template _text;
    private readonly Template? _html;

    /// <summary>Finds them in a folder.</summary>
    public MailTemplates(string folder, string name, UndefinedKind undefined)
    {
        _environment = new JinjaEnvironment(new JinjaOptions
        {
            Loader = new FileSystemLoader(folder),
            AutoEscape = AutoEscape.ForExtensions("html"),
            Undefined = undefined,
            TrimBlocks = true,
            LstripBlocks = true,
            KeepTrailingNewline = true,
        });
        _environment.Filters["money"] = Money;
        try
        {
            _subject = _environment.GetTemplate($"{name}.subject.txt");
            _text = _environment.GetTemplate($"{name}.txt");
            _html = File.Exists(Path.Combine(folder, $"{name}.html")) ? _environment.GetTemplate($"{name}.html") : null;
        }
        catch (TemplateNotFoundException error)
        {
            throw new Click.Net.Errors.ClickException($"The folder has no template '{error.Name}'.", error);
        }
        catch (TemplateException error)
        {
            throw new Click.Net.Errors.ClickException(error.Describe(), error);
        }
    }

    // Any method is a filter. The fields of a CSV file are texts, those of a JSON file may be numbers.
    private static string Money(object? amount) =>
        decimal.TryParse(Convert.ToString(amount, CultureInfo.InvariantCulture), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
            ? FormattableString.Invariant($"{number:0.00} EUR")
            : throw new TemplateRuntimeException($"'{amount}' is no amount of money");

    /// <summary>Sets a variable of all mails.</summary>
    public void Set(string name, string value) => _environment.Globals[name] = value;

    /// <summary>Makes the mail of one row. The columns are variables.</summary>
    public Mail Render(Campaign campaign, Envelope envelope, IReadOnlyDictionary<string, object?> row)
    {
        Dictionary<string, object?> variables = new(row) { ["campaign"] = campaign, ["envelope"] = envelope };
        string subject = string.Join(' ', _subject.Render(variables).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (subject.Length == 0)
            throw new MailException("the subject is empty.");
        return new Mail(envelope.Number, campaign.Sender, envelope.Recipient, campaign.Date, subject, _text.Render(variables), _html?.Render(variables));
    }
}
