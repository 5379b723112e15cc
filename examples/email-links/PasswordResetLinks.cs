using ItsDangerous.Net;

namespace EmailLinks;

/// <summary>Makes the links of "I forgot my password" mails and reads them when they are opened. Nothing is stored.</summary>
/// <remarks>
/// A link must work once only: the fingerprint of the current password is in it, so a password that was changed makes every
/// earlier link useless.
/// </remarks>
public sealed class PasswordResetLinks(SecretKeys keys, TimeProvider? clock = null) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly UrlSafeTimedSerializer _tokens = new(
        keys,
        new SignerOptions { Salt = "password-reset", TimeProvider = clock ?? TimeProvider.System });

    /// <summary>The link to put into the mail.</summary>
    public string Make(string email, string passwordFingerprint) =>
        $"https://example.org/reset/{_tokens.Serialize(new Reset(email, passwordFingerprint))}";

    /// <summary>Who may choose a new password, or why nobody may.</summary>
    public Answer Read(string link)
    {
        string token = link[(link.LastIndexOf('/') + 1)..];
        try
        {
            Reset reset = _tokens.Deserialize<Reset>(token, Lifetime);
            return new Answer(reset, $"{reset.Email} may choose a new password.");
        }
        catch (SignatureExpiredException error)
        {
            return new Answer(null, $"This link was made at {error.DateSigned:u} and has expired. Ask for a new one.");
        }
        catch (BadDataException error)
        {
            return new Answer(null, $"This link is not one of ours: {error.Message}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tokens.Dispose();
}

/// <summary>What a link says.</summary>
public sealed record Reset(string Email, string PasswordFingerprint);

/// <summary>What came of a link.</summary>
public sealed record Answer(Reset? Reset, string Text);
