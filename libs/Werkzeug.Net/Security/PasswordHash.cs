using System.Security.Cryptography;
using System.Text;

namespace Werkzeug.Net;

/// <summary>Hashes passwords for storing, and checks them: the same text as Werkzeug in Python writes and reads.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.security.generate_password_hash</c> and <c>check_password_hash</c>. A hash is
/// <c>method$salt$hex</c>; one by Argon2id is the text that every library for it reads, <c>$argon2id$v=19$m=…</c>.
/// All methods are slow on purpose: hash off the hot path. <see cref="PasswordHasher"/> adds a secret of the application.
/// </remarks>
/// <example><code>
/// string stored = PasswordHash.Generate("secret");
/// if (PasswordHash.Check(stored, attempt) &amp;&amp; PasswordHash.NeedsRehash(stored))
///     stored = PasswordHash.Generate(attempt);
/// </code></example>
public static class PasswordHash
{
    /// <summary>How many characters a salt has unless told otherwise; by Argon2id, how many bytes.</summary>
    public const int UsualSaltLength = 16;

    /// <summary>Hashes a password with a new random salt.</summary>
    /// <param name="password">The password.</param>
    /// <param name="method">
    /// <c>scrypt</c> or <c>scrypt:N:r:p</c> (32768, 8 and 1 by default), <c>pbkdf2</c>, <c>pbkdf2:digest</c> or
    /// <c>pbkdf2:digest:iterations</c> (sha256 and 1000000 by default), or <c>argon2id</c> or <c>argon2id:m:t:p</c> (memory in KiB,
    /// passes and lanes; 65536, 3 and 4 by default, the second choice of RFC 9106 section 4). Werkzeug in Python does not know the last.
    /// </param>
    /// <param name="saltLength">How many characters the salt has, at least 1; by Argon2id how many bytes, 8 to 64.</param>
    /// <exception cref="ArgumentException">The method is not known, its parameters are none, or they are past the limits.</exception>
    public static string Generate(string password, string method = "scrypt", int saltLength = UsualSaltLength)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentOutOfRangeException.ThrowIfLessThan(saltLength, 1);
        return PasswordMethod.Parse(method).Store(password, saltLength);
    }

    /// <summary>Checks a password against a stored hash, in the same time whether it is right or wrong.</summary>
    /// <param name="hash">The stored hash. One that is <see langword="null"/> or lacks a part fits no password.</param>
    /// <param name="password">The password to check.</param>
    /// <exception cref="ArgumentException">The hash names a method that is not known, or parameters that are none or past the limits: a stored hash cannot make this process eat memory.</exception>
    /// <exception cref="FormatException">The hash has characters that no hash has.</exception>
    public static bool Check(string? hash, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (hash is null)
            return false;
        if (Argon2Text.IsMarked(hash))
            return Argon2Text.Parse(hash)?.Fits(password) ?? false;
        if (hash.Split('$', 3) is not [string method, string salt, string expected])
            return false;
        string actual = PasswordMethod.Parse(method).Hash(password, salt);
        if (!Ascii.IsValid(expected))
            throw new FormatException("comparing strings with non-ASCII characters is not supported");
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(actual), Encoding.ASCII.GetBytes(expected));
    }

    /// <summary>Whether a stored hash was made by another method, or with other parameters, than new ones are.</summary>
    /// <param name="hash">The stored hash.</param>
    /// <param name="method">The method that new hashes are made with, as <see cref="Generate"/> takes it.</param>
    /// <remarks>Ask after a successful login, while the password is at hand.</remarks>
    public static bool NeedsRehash(string? hash, string method = "scrypt")
    {
        ArgumentNullException.ThrowIfNull(method);
        return NameOf(hash) != PasswordMethod.Parse(method).Name;
    }

    private static string? NameOf(string? hash)
    {
        if (hash is not null && Argon2Text.IsMarked(hash))
            return Argon2Text.Parse(hash)?.Method.Name;
        return hash?.Split('$', 3) is [string stored, { Length: > 0 }, _] ? stored : null;
    }
}
