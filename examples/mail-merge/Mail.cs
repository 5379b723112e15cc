using System.Globalization;
using System.Text;
using Jinja.Net;

namespace MailMerge;

/// <summary>What all mails of a run share; templates know it as <c>campaign</c>.</summary>
/// <param name="Name">The name of the mail.</param>
/// <param name="Sender">Who writes.</param>
/// <param name="Date">When.</param>
[JinjaModel]
public sealed record Campaign(string Name, Address Sender, DateTimeOffset Date);

/// <summary>Which mail of a run this is; templates know it as <c>envelope</c>.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Recipient">Who gets it.</param>
[JinjaModel]
public sealed record Envelope(int Number, int Total, Address Recipient);

/// <summary>A finished mail.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="From">Who writes.</param>
/// <param name="To">Who gets it.</param>
/// <param name="Date">When.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The mail as text.</param>
/// <param name="Html">The mail as HTML; <see langword="null"/> for text alone.</param>
public sealed record Mail(int Number, Address From, Address To, DateTimeOffset Date, string Subject, string Text, string? Html)
{
    /// <summary>The name of its file: its number and the recipient, in letters that every file system takes.</summary>
    public string FileName
    {
        get
        {
            StringBuilder name = new(Number.ToString("0000", CultureInfo.InvariantCulture));
            name.Append('-');
            foreach (char letter in To.Mailbox.ToLowerInvariant().Take(80))
                name.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-');
            return name.Append(".eml").ToString();
        }
    }
}

/// <summary>A row, a template or an address does not make a mail.</summary>
public sealed class MailException(string message) : Exception(message);
