using System.Globalization;
using System.Security.Cryptography;
using Werkzeug.Net.Text;

namespace Werkzeug.Net;

/// <summary>Hashing by Argon2id: RFC 9106.</summary>
/// <param name="Memory">The memory in KiB.</param>
/// <param name="Passes">How often it is gone over.</param>
/// <param name="Lanes">Into how many lanes it is cut.</param>
internal sealed record Argon2Method(int Memory, int Passes, int Lanes) : PasswordMethod
{
    private const int HashLength = 32;
    private const int MaximumMemory = 256 * 1024;
    private const int MaximumWork = 4 * MaximumMemory;
    private const int MaximumLanes = 255;
    private const int BlocksInLane = 8;

    /// <summary>What RFC 9106 section 4 recommends where memory is scarce.</summary>
    public static Argon2Method Usual { get; } = new(64 * 1024, 3, 4);

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"argon2id:{Memory}:{Passes}:{Lanes}");

    /// <summary>The method with parameters as they are written.</summary>
    /// <exception cref="ArgumentException">They are no numbers, or past the limits.</exception>
    public static Argon2Method Of(string memory, string passes, string lanes)
    {
        if (!IntegerText.TryParseLenient(memory, out long m) || !IntegerText.TryParseLenient(passes, out long t) || !IntegerText.TryParseLenient(lanes, out long p))
            throw WrongCount("argon2id", 3);
        if (t < 1 || p is < 1 or > MaximumLanes || m < BlocksInLane * p)
            throw new ArgumentException("t must be at least 1, p from 1 to 255, and m at least 8 p.", nameof(memory));
        if (m > MaximumMemory || t > MaximumWork || m * t > MaximumWork)
            throw new ArgumentException("The hash needs more memory or time than is allowed: 256 MiB, and four times that in all passes.", nameof(memory));
        return new((int)m, (int)t, (int)p);
    }

    /// <inheritdoc/>
    public override string Store(string password, int saltLength)
    {
        if (saltLength is < Argon2Text.LeastSalt or > Argon2Text.MostSalt)
            throw new ArgumentException("The salt of Argon2id has 8 to 64 bytes.", nameof(saltLength));
        byte[] salt = RandomNumberGenerator.GetBytes(saltLength);
        return new Argon2Text(this, salt, Derive(System.Text.Encoding.UTF8.GetBytes(password), salt)).ToString();
    }

    /// <summary>The hash of a password, so many bytes long.</summary>
    public byte[] Derive(byte[] password, byte[] salt, int length) => new Argon2(Memory, Passes, Lanes).Derive(password, salt, length);

    /// <inheritdoc/>
    protected override byte[] Derive(byte[] password, byte[] salt) => Derive(password, salt, HashLength);
}
