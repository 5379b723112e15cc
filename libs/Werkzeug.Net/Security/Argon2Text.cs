using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Werkzeug.Net;

/// <summary>A hash by Argon2id as every library for it stores it: <c>$argon2id$v=19$m=65536,t=3,p=4$salt$hash</c>, the bytes in base64 without padding.</summary>
internal sealed record Argon2Text(Argon2Method Method, byte[] Salt, byte[] Hash)
{
    /// <summary>The fewest bytes of a salt.</summary>
    public const int LeastSalt = 8;

    /// <summary>The most bytes of a salt.</summary>
    public const int MostSalt = 64;

    private const int LeastHash = 16;
    private const int MostHash = 64;
    private const string Mark = "$argon2id$";

    /// <summary>Whether a stored hash is one of these.</summary>
    public static bool IsMarked(string stored) => stored.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Reads a stored hash; null where it lacks a part or is of another version.</summary>
    /// <exception cref="ArgumentException">The parameters are past the limits.</exception>
    /// <exception cref="FormatException">Salt or hash are not base64.</exception>
    public static Argon2Text? Parse(string stored)
    {
        if (stored.Split('$', 7) is not ["", "argon2id", "v=19", string parameters, string salt, string hash])
            return null;
        if (parameters.Split(',', 4) is not [['m', '=', .. string memory], ['t', '=', .. string passes], ['p', '=', .. string lanes]])
            return null;
        Argon2Method method = Argon2Method.Of(memory, passes, lanes);
        (byte[] saltBytes, byte[] hashBytes) = (FromBase64(salt), FromBase64(hash));
        bool isOfLength = saltBytes.Length is >= LeastSalt and <= MostSalt && hashBytes.Length is >= LeastHash and <= MostHash;
        return isOfLength ? new(method, saltBytes, hashBytes) : null;
    }

    /// <summary>Whether a password is the one that was hashed, in the same time whether it is or not.</summary>
    public bool Fits(string password) =>
        CryptographicOperations.FixedTimeEquals(Method.Derive(Encoding.UTF8.GetBytes(password), Salt, Hash.Length), Hash);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Mark}v=19$m={Method.Memory},t={Method.Passes},p={Method.Lanes}${ToBase64(Salt)}${ToBase64(Hash)}");

    private static string ToBase64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] FromBase64(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
