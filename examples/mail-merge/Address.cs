using Click.Net.Errors;

namespace MailMerge;

/// <summary>A mail address, perhaps with a name.</summary>
/// <param name="Mailbox">Such as <c>ann@example.org</c>.</param>
/// <param name="Name">Such as <c>Ann</c>, or nothing.</param>
public sealed record Address(string Mailbox, string Name = "")
{
    /// <summary>Reads <c>ann@example.org</c> or <c>Ann &lt;ann@example.org&gt;</c>. What could end a header line is no address.</summary>
    public static Address Parse(string text)
    {
        string written = text.Trim();
        int open = written.IndexOf('<', StringComparison.Ordinal);
        Address address = open >= 0 && written.EndsWith('>') ? new(written[(open + 1)..^1], written[..open].Trim().Trim('"')) : new(written);
        int at = address.Mailbox.IndexOf('@', StringComparison.Ordinal);
        bool isGood = at > 0 && at == address.Mailbox.LastIndexOf('@') && at < address.Mailbox.Length - 1
            && address.Mailbox.All(static letter => letter > ' ' && letter < '\x7f' && !"<>()[]\\,;:\"".Contains(letter)) && !address.Name.Any(char.IsControl);
        return isGood ? address : throw new ClickException($"'{text}' is no mail address.");
    }

    /// <summary>As people write it.</summary>
    public override string ToString() => Name.Length == 0 ? Mailbox : $"{Name} <{Mailbox}>";
}
