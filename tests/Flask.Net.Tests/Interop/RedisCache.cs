using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace Flask.Net.Tests.Interop;

/// <summary>The cache of .NET on Redis, as an application would write it for whichever client it has: a value lives for its sliding time.</summary>
internal sealed class RedisCache(IDatabase redis, TimeSpan lifetime) : IDistributedCache
{
    public byte[]? Get(string key)
    {
        RedisValue value = redis.StringGet(key);
        Refresh(key);
        return value;
    }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        RedisValue value = await redis.StringGetAsync(key);
        await RefreshAsync(key, token);
        return value;
    }

    public void Refresh(string key) => redis.KeyExpire(key, lifetime);

    public Task RefreshAsync(string key, CancellationToken token = default) => redis.KeyExpireAsync(key, lifetime);

    public void Remove(string key) => redis.KeyDelete(key);

    public Task RemoveAsync(string key, CancellationToken token = default) => redis.KeyDeleteAsync(key);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => redis.StringSet(key, value, options.SlidingExpiration ?? lifetime);

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        redis.StringSetAsync(key, value, options.SlidingExpiration ?? lifetime);
}
