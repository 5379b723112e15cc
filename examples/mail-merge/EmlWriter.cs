using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MailMerge;

/// <summary>Mails as files that mail programs open: RFC 5322, with parts as RFC 2045 and RFC 2046 have them and header text as RFC 2047 does.</summary>
public static class EmlWriter
{
    private const int EncodedWordBytes = 42;

    /// <summary>The bytes of the file. The same mail gives the same bytes.</summary>
    public static byte[] Write(Mail mail)
    {
        StringBuilder eml = new();
        string mark = Mark(mail);
        Header(eml, "From", Written(mail.From));
        Header(eml, "To", Written(mail.To));
        Header(eml, "Subject", Encoded(mail.Subject));
        Header(eml, "Date", mail.Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + mail.Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));
        Header(eml, "Message-ID", $"<{mark}@{mail.From.Mailbox[(mail.From.Mailbox.IndexOf('@', StringComparison.Ordinal) + 1)..]}>");
        Header(eml, "MIME-Version", "1.0");
        if (mail.Html is null)
            Part(eml, "plain", mail.Text);
        else
            Alternatives(eml, mark, mail.Text, mail.Html);
        return Encoding.ASCII.GetBytes(eml.ToString());
    }

    private static string Mark(Mail mail)
    {
        string all = FormattableString.Invariant($"{mail.Number}\n{mail.From}\n{mail.To}\n{mail.Date:O}\n{mail.Subject}\n{mail.Text}\n{mail.Html}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..32];
    }

    private static void Alternatives(StringBuilder eml, string mark, string text, string html)
    {
        Header(eml, "Content-Type", $"multipart/alternative; boundary=\"{mark}\"");
        eml.Append("\r\n");
        foreach ((string kind, string body) in ((string, string)[])[("plain", text), ("html", html)])
        {
            eml.Append("--").Append(mark).Append("\r\n");
            Part(eml, kind, body);
        }

        eml.Append("--").Append(mark).Append("--\r\n");
    }

    private static void Part(StringBuilder eml, string kind, string body)
    {
        Header(eml, "Content-Type", $"text/{kind}; charset=utf-8");
        Header(eml, "Content-Transfer-Encoding", "base64");
        eml.Append("\r\n");
        byte[] bytes = Encoding.UTF8.GetBytes(body.ReplaceLineEndings("\r\n"));
        eml.Append(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\r\n")).Append("\r\n");
    }

    private static void Header(StringBuilder eml, string name, string value) => eml.Append(name).Append(": ").Append(value).Append("\r\n");

    private static string Written(Address address) =>
        address.Name.Length == 0 ? address.Mailbox
        : Ascii.IsValid(address.Name) ? $"\"{address.Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{address.Mailbox}>"
        : $"{Encoded(address.Name)} <{address.Mailbox}>";

    /// <summary>Text that is not plain ASCII, or too long for a line, as encoded words on lines of their own. No word cuts a character in two.</summary>
    private static string Encoded(string text)
    {
        if (Ascii.IsValid(text) && !text.Any(char.IsControl) && text.Length <= 60)
            return text;
        List<string> words = [];
        List<byte> word = [];
        Span<byte> bytes = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            int length = rune.EncodeToUtf8(bytes);
            if (word.Count + length > EncodedWordBytes)
                Flush();
            word.AddRange(bytes[..length]);
        }

        Flush();
        return string.Join("\r\n ", words);

        void Flush()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }
}
