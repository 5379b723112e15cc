namespace Flask.Net.Tests;

/// <summary>A clock that stands still.</summary>
internal sealed class FrozenClock(long unixSeconds) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(unixSeconds);
}
