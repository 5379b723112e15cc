using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Werkzeug.Net.Text;

namespace Werkzeug.Net;

/// <summary>One way to hash a password, with its parameters.</summary>
internal abstract record PasswordMethod
{
    private const string SaltCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>The method as a stored hash names it, with every parameter.</summary>
    public abstract string Name { get; }

    /// <summary>Reads a method's name.</summary>
    /// <exception cref="ArgumentException">The method is not known, its parameters are none, or they are past the limits.</exception>
    public static PasswordMethod Parse(string method) => method.Split(':') switch
    {
        ["scrypt"] => new ScryptMethod(1 << 15, 8, 1),
        ["scrypt", string n, string r, string p] => ScryptMethod.Of(n, r, p),
        ["scrypt", ..] => throw WrongCount("scrypt", 3),
        ["pbkdf2"] => Pbkdf2Method.Of("sha256", null),
        ["pbkdf2", string digest] => Pbkdf2Method.Of(digest, null),
        ["pbkdf2", string digest, string iterations] => Pbkdf2Method.Of(digest, iterations),
        ["pbkdf2", ..] => throw WrongCount("pbkdf2", 2),
        ["argon2id"] => Argon2Method.Usual,
        ["argon2id", string memory, string passes, string lanes] => Argon2Method.Of(memory, passes, lanes),
        ["argon2id", ..] => throw WrongCount("argon2id", 3),
        [string other, ..] => throw new ArgumentException($"Invalid hash method '{other}'.", nameof(method)),
        [] => throw new ArgumentException("Invalid hash method ''.", nameof(method)),
    };

    /// <summary>Hashes a password with a new salt, and writes all that is needed to check it.</summary>
    public virtual string Store(string password, int saltLength)
    {
        string salt = RandomNumberGenerator.GetString(SaltCharacters, saltLength);
        return $"{Name}${salt}${Hash(password, salt)}";
    }

    /// <summary>The hash in hexadecimal digits.</summary>
    public string Hash(string password, string salt) =>
        Convert.ToHexStringLower(Derive(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(salt)));

    /// <summary>The hash.</summary>
    protected abstract byte[] Derive(byte[] password, byte[] salt);

    protected static ArgumentException WrongCount(string method, int count) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{method}' takes {count} arguments."), nameof(method));

    /// <summary>RFC 7914.</summary>
    private sealed record ScryptMethod(long N, long R, long P) : PasswordMethod
    {
        private const int HashLength = 64;
        private const long MaximumMemory = 256 * 1024 * 1024;
        private const long MaximumWork = 4 * MaximumMemory;

        public override string Name => string.Create(CultureInfo.InvariantCulture, $"scrypt:{N}:{R}:{P}");

        public static ScryptMethod Of(string n, string r, string p)
        {
            if (!IntegerText.TryParseLenient(n, out long cost) || !IntegerText.TryParseLenient(r, out long size) || !IntegerText.TryParseLenient(p, out long lanes))
                throw WrongCount("scrypt", 3);
            if (cost < 2 || (cost & (cost - 1)) != 0)
                throw new ArgumentException("n must be a power of 2.", nameof(n));
            if (size < 1 || lanes < 1)
                throw new ArgumentException("r and p must be at least 1.", nameof(r));
            if (cost > MaximumMemory || size > MaximumMemory || lanes > MaximumMemory
                || 128 * (Int128)cost * size > MaximumMemory || 128 * (Int128)cost * size * lanes > MaximumWork)
                throw new ArgumentException("The hash needs more memory or time than is allowed: 256 MiB, and four times that in all lanes.", nameof(n));
            return new(cost, size, lanes);
        }

        protected override byte[] Derive(byte[] password, byte[] salt) => Scrypt.Derive(password, salt, (int)N, (int)R, (int)P, HashLength);
    }

    /// <summary>RFC 8018 section 5.2.</summary>
    private sealed record Pbkdf2Method(string Digest, HashAlgorithmName Algorithm, int Length, long Iterations) : PasswordMethod
    {
        private const long UsualIterations = 1_000_000;
        private const long MaximumIterations = 20_000_000;

        public override string Name => string.Create(CultureInfo.InvariantCulture, $"pbkdf2:{Digest}:{Iterations}");

        public static Pbkdf2Method Of(string digest, string? iterations)
        {
            long count = UsualIterations;
            if (iterations is not null && !IntegerText.TryParseLenient(iterations, out count))
                throw new ArgumentException($"invalid literal for the iterations: '{iterations}'", nameof(iterations));
            (HashAlgorithmName algorithm, int length) = Find(digest);
            return count switch
            {
                < 1 => throw new ArgumentException("iteration value must be greater than 0.", nameof(iterations)),
                > MaximumIterations => throw new ArgumentException("The hash needs more time than is allowed: 20000000 iterations.", nameof(iterations)),
                _ => new(digest, algorithm, length, count),
            };
        }

        protected override byte[] Derive(byte[] password, byte[] salt) => Algorithm == HashAlgorithmName.MD5
            ? DeriveMd5(password, salt)
            : Rfc2898DeriveBytes.Pbkdf2(password, salt, (int)Iterations, Algorithm, Length);

        private static (HashAlgorithmName Algorithm, int Length) Find(string digest) => digest.ToLowerInvariant() switch
        {
            "sha1" => (HashAlgorithmName.SHA1, 20),
            "sha256" => (HashAlgorithmName.SHA256, 32),
            "sha384" => (HashAlgorithmName.SHA384, 48),
            "sha512" => (HashAlgorithmName.SHA512, 64),
            "sha3_256" or "sha3-256" when SHA3_256.IsSupported => (HashAlgorithmName.SHA3_256, 32),
            "sha3_384" or "sha3-384" when SHA3_384.IsSupported => (HashAlgorithmName.SHA3_384, 48),
            "sha3_512" or "sha3-512" when SHA3_512.IsSupported => (HashAlgorithmName.SHA3_512, 64),
            "md5" => (HashAlgorithmName.MD5, 16),
            _ => throw new ArgumentException($"unsupported hash type {digest}", nameof(digest)),
        };

        // Old hashes by MD5 can be checked still; .NET's own PBKDF2 leaves it out. One block is the whole hash.
#pragma warning disable CA5351
        private byte[] DeriveMd5(byte[] password, byte[] salt)
        {
            Span<byte> round = stackalloc byte[16];
            HMACMD5.HashData(password, [.. salt, 0, 0, 0, 1], round);
            byte[] sum = round.ToArray();
            for (long done = 1; done < Iterations; done++)
            {
                HMACMD5.HashData(password, round, round);
                for (int at = 0; at < sum.Length; at++)
                    sum[at] ^= round[at];
            }

            return sum;
        }
#pragma warning restore CA5351
    }
}
