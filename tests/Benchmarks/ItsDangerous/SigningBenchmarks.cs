using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using ItsDangerous.Net;

namespace Benchmarks.ItsDangerous;

/// <summary>Signing 100 bytes beside the bare primitive: <c>HMACSHA1.HashData</c> and base64url, with a key that is derived already.</summary>
[MemoryDiagnoser]
public class SignBenchmarks
{
    private readonly string _value = new('v', 100);
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(new string('v', 100));
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(20);
    private readonly byte[] _room = new byte[256];
    private readonly Signer _signer = new("secret-key");

    [Benchmark(Baseline = true)]
    public string Bare()
    {
        Span<byte> signature = stackalloc byte[20];
        HMACSHA1.HashData(_key, _bytes, signature);
        return string.Concat(_value, ".", Base64Url.EncodeToString(signature));
    }

    [Benchmark]
    public string Sign() => _signer.Sign(_value);

    [Benchmark]
    public bool TrySign() => _signer.TrySign(_bytes, _room, out _);
}

/// <summary>Checking the signature of 100 bytes beside the bare primitive.</summary>
[MemoryDiagnoser]
public class UnsignBenchmarks
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(20);
    private readonly Signer _signer = new("secret-key");
    private string _signed = "";
    private byte[] _bytes = [];

    [GlobalSetup]
    public void Setup()
    {
        _signed = _signer.Sign(new string('v', 100));
        _bytes = Encoding.UTF8.GetBytes(_signed);
    }

    [Benchmark(Baseline = true)]
    public bool Bare()
    {
        Span<byte> expected = stackalloc byte[20], given = stackalloc byte[21];
        HMACSHA1.HashData(_key, _bytes.AsSpan(0, 100), expected);
        Base64Url.DecodeFromUtf8(_bytes.AsSpan(101), given, out _, out int length);
        return CryptographicOperations.FixedTimeEquals(expected, given[..length]);
    }

    [Benchmark]
    public string Unsign() => _signer.Unsign(_signed);

    [Benchmark]
    public bool TryUnsign() => _signer.TryUnsign(_bytes, out _);
}
