using System.Text.RegularExpressions;

namespace Werkzeug.Net.Debugging;

/// <summary>Keeps secrets out of what the debugger shows: values whose names say that they are one, and literals beside such names.</summary>
internal static partial class Redaction
{
    private const string Hidden = "********";
    private const int LongestText = 4000;

    /// <summary>The value, or stars if its name says that it is a secret.</summary>
    public static string Value(string name, string value) => SecretName().IsMatch(name) ? Hidden : Text(value);

    /// <summary>A text with what is assigned to a secret's name in it replaced, as in connection strings and source lines.</summary>
    public static string Text(string text) => text.Length <= LongestText
        ? SecretInText().Replace(text, "$1" + Hidden)
        : SecretInText().Replace(text[..LongestText], "$1" + Hidden) + " …";

    [GeneratedRegex("secret|passw|pwd|passphrase|token|api.?key|private.?key|account.?key|access.?key|authorization|cookie|credential|connection.?string|session.?id",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SecretName();

    // name = "literal", name: 'literal', and name=value; of connection strings. A value that is code is no secret.
    [GeneratedRegex("""((?:secret|passw|pwd|passphrase|token|api_?key|private_?key|account_?key|access_?key|credential)[\w\]"']{0,30}\s{0,8}[=:]\s{0,8})(?:@?"[^"]{1,500}"|'[^']{1,500}'|[^\s"'();,{}\[\]<>$]{1,500}(?=;|$))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretInText();
}
