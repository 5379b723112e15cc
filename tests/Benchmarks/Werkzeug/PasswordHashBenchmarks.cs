using BenchmarkDotNet.Attributes;
using Werkzeug.Net;

namespace Benchmarks.Werkzeug;

/// <summary>The cost of checking a password. The peer is Python's hashlib with OpenSSL, measured beside it by the command in the README.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class PasswordHashBenchmarks
{
    private readonly string _scrypt = PasswordHash.Generate("secret");
    private readonly string _argon2 = PasswordHash.Generate("secret", "argon2id");
    private readonly string _pbkdf2 = PasswordHash.Generate("secret", "pbkdf2:sha256:100000");

    [Benchmark]
    public bool Scrypt() => PasswordHash.Check(_scrypt, "secret");

    /// <summary>The second choice of RFC 9106: 64 MiB, three passes, four lanes, computed one after the other.</summary>
    [Benchmark]
    public bool Argon2id() => PasswordHash.Check(_argon2, "secret");

    [Benchmark]
    public bool Pbkdf2With100000Rounds() => PasswordHash.Check(_pbkdf2, "secret");
}
