using System.Buffers.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ItsDangerous.Net;
using Microsoft.AspNetCore.DataProtection;

namespace Benchmarks.ItsDangerous;

/// <summary>An object of about 100 bytes of JSON into a URL-safe token with a time, and back, beside ASP.NET Core's Data Protection.</summary>
[MemoryDiagnoser]
public class RoundTripBenchmarks
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Message _message = new(42, "ann@example.org", "some text that makes it a hundred bytes of JSON");
    private readonly UrlSafeTimedSerializer _tokens = new("secret-key");
    private readonly ITimeLimitedDataProtector _protector =
        new EphemeralDataProtectionProvider().CreateProtector("tokens").ToTimeLimitedDataProtector();

    [Benchmark(Baseline = true)]
    public Message? DataProtection()
    {
        byte[] sealedBytes = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(_message), DateTimeOffset.UtcNow + Hour);
        string token = Base64Url.EncodeToString(sealedBytes);
        return JsonSerializer.Deserialize<Message>(_protector.Unprotect(Base64Url.DecodeFromChars(token), out _));
    }

    [Benchmark]
    public Message Tokens() => _tokens.Deserialize<Message>(_tokens.Serialize(_message), Hour);

    public sealed record Message(int User, string Email, string Text);
}
