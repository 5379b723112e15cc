namespace ItsDangerous.Net.Tests;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class FrozenClock(long unixSeconds) : TimeProvider
{
    public long Now { get; set; } = unixSeconds;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(Now);
}
