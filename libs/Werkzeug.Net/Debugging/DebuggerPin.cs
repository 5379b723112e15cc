using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Debugging;

/// <summary>The number that a console asks for. It is told on the developer's terminal, and locked after ten wrong tries.</summary>
/// <remarks>
/// Mirrors the PIN of <c>werkzeug.debug</c>, but is random at each start: one made from the machine's facts was the same in all
/// containers of an image (CVE-2019-14806).
/// </remarks>
internal sealed class DebuggerPin
{
    private const int MostTries = 10;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly string? _pin;
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(32);
    private readonly TimeProvider _time;
    private int _failures;

    /// <summary>Takes the number that is configured, or makes one.</summary>
    /// <param name="configured">Digits, with or without hyphens; <c>off</c> for none; null makes a random number.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">The number is none.</exception>
    public DebuggerPin(string? configured, TimeProvider time)
    {
        _time = time;
        _pin = configured switch
        {
            null => Grouped(RandomNumberGenerator.GetInt32(1_000_000_000).ToString("D9", CultureInfo.InvariantCulture)),
            "off" => null,
            _ when Digits(configured).Length > 0 => configured,
            _ => throw new ArgumentException($"The debugger's PIN must have digits, or be 'off', not '{configured}'.", nameof(configured)),
        };
        CookieName = "__wzd" + Convert.ToHexStringLower(SHA256.HashData(_salt))[..20];
    }

    /// <summary>The number as it is told; null where none is asked for.</summary>
    public string? Text => _pin;

    /// <summary>The cookie that says that the number was entered. Its name differs between starts.</summary>
    public string CookieName { get; }

    /// <summary>Whether there were too many wrong tries: only a new start helps.</summary>
    public bool IsLocked => Volatile.Read(ref _failures) >= MostTries;

    /// <summary>Whether a request may use the console: by its cookie, or because no number is asked for.</summary>
    public bool Admits(Request request)
    {
        if (_pin is null)
            return true;
        if (request.Cookies.Get(CookieName) is not { } cookie || cookie.Split('|') is not [string stamp, string proof])
            return false;
        return long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && _time.GetUtcNow().ToUnixTimeSeconds() - seconds is >= 0 and var age && age < (long)Week.TotalSeconds
            && AreEqual(proof, Proof(seconds));
    }

    /// <summary>Compares a number with the right one. Once locked, the right one is wrong, too.</summary>
    public bool TryEnter(string? entered)
    {
        // Each try counts before it is looked at: tries that come at the same time are no more than ten either.
        if (_pin is null || entered is null || IsLocked || Interlocked.Increment(ref _failures) > MostTries)
            return false;
        bool isRight = AreEqual(Digits(entered), Digits(_pin));
        if (isRight)
            Volatile.Write(ref _failures, 0);
        return isRight;
    }

    /// <summary>Tells the browser that the number was entered.</summary>
    public void Remember(Response response, bool isSecure)
    {
        long now = _time.GetUtcNow().ToUnixTimeSeconds();
        response.SetCookie(CookieName, string.Create(CultureInfo.InvariantCulture, $"{now}|{Proof(now)}"), new CookieOptions
        {
            HttpOnly = true,
            SameSite = "Strict",
            Secure = isSecure,
            MaxAge = Week,
        });
    }

    private string Proof(long seconds) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_salt, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}|{_pin}"))));

    private static bool AreEqual(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Grouped(string digits) => $"{digits[..3]}-{digits[3..6]}-{digits[6..]}";
}
