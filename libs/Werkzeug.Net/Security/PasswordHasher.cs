using System.Security.Cryptography;
using System.Text;

namespace Werkzeug.Net;

/// <summary>What a check of a password found.</summary>
public enum PasswordVerdict
{
    /// <summary>It is another password.</summary>
    Wrong,

    /// <summary>It is the password.</summary>
    Right,

    /// <summary>It is the password, and its hash was made by another method or with an older pepper: store a new one.</summary>
    RightButOutdated,
}

/// <summary>
/// Hashes and checks passwords the way one application does it: by one method, and with a pepper, a secret that is kept apart from the
/// hashes, so that who steals the database alone cannot try passwords.
/// </summary>
/// <remarks>
/// Our own, beyond Werkzeug. A peppered password is hashed in place of the password: the base64 of
/// HMAC-SHA256(pepper, password in UTF-8), which Python computes as easily. The text that is stored does not say whether there was a pepper.
/// </remarks>
/// <example><code>
/// PasswordHasher hasher = new() { Method = "argon2id", Peppers = [pepper] };
/// if (hasher.Check(user.Password, attempt) == PasswordVerdict.RightButOutdated)
///     user.Password = hasher.Generate(attempt);
/// </code></example>
public sealed record PasswordHasher
{
    /// <summary>The method of new hashes, as <see cref="PasswordHash.Generate"/> takes it.</summary>
    public string Method { get; init; } = "scrypt";

    /// <summary>The secrets, the newest first: it is in every new hash, and the others are tried after it. None by default.</summary>
    /// <remarks>Each that is tried costs a hash.</remarks>
    public IReadOnlyList<byte[]> Peppers { get; init; } = [];

    /// <summary>Whether hashes without a pepper are accepted beside those with one, from before there was one.</summary>
    public bool AcceptsWithoutPepper { get; init; }

    /// <summary>Hashes a password with a new random salt, and with the newest pepper if there is one.</summary>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">The method is not known, its parameters are none, or they are past the limits.</exception>
    public string Generate(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return PasswordHash.Generate(Peppers.Count > 0 ? WithPepper(password, Peppers[0]) : password, Method);
    }

    /// <summary>Checks a password against a stored hash.</summary>
    /// <param name="hash">The stored hash; null fits no password.</param>
    /// <param name="password">The password to check.</param>
    /// <exception cref="ArgumentException">The hash names a method that is not known, or parameters past the limits.</exception>
    /// <exception cref="FormatException">The hash has characters that no hash has.</exception>
    public PasswordVerdict Check(string? hash, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        bool isCurrent = !PasswordHash.NeedsRehash(hash, Method);
        for (int at = 0; at < Peppers.Count; at++)
        {
            if (PasswordHash.Check(hash, WithPepper(password, Peppers[at])))
                return isCurrent && at == 0 ? PasswordVerdict.Right : PasswordVerdict.RightButOutdated;
        }

        if ((Peppers.Count > 0 && !AcceptsWithoutPepper) || !PasswordHash.Check(hash, password))
            return PasswordVerdict.Wrong;
        return isCurrent && Peppers.Count == 0 ? PasswordVerdict.Right : PasswordVerdict.RightButOutdated;
    }

    private static string WithPepper(string password, byte[] pepper) =>
        Convert.ToBase64String(HMACSHA256.HashData(pepper, Encoding.UTF8.GetBytes(password)));
}
