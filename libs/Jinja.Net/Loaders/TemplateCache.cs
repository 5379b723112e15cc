using System.Collections.Concurrent;

namespace Jinja.Net;

/// <summary>
/// Keeps the templates that were used last. Finding one takes no lock, and writes nothing that threads share as long as there is
/// plenty of room: what was used when is only noted once the cache is more than half full.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="capacity">How many are kept; negative is any number, 0 is none.</param>
internal sealed class TemplateCache<T>(int capacity)
    where T : class
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _uses;
    private volatile bool _isFilling;

    public bool TryGet(string name, out T? value)
    {
        if (!_entries.TryGetValue(name, out Entry? entry))
        {
            value = null;
            return false;
        }

        if (_isFilling && Volatile.Read(ref entry.LastUse) != Volatile.Read(ref _uses))
            Volatile.Write(ref entry.LastUse, Interlocked.Increment(ref _uses));
        value = entry.Value;
        return true;
    }

    public void Put(string name, T value)
    {
        if (capacity == 0)
            return;
        lock (_lock)
        {
            _entries[name] = new Entry(value) { LastUse = Interlocked.Increment(ref _uses) };
            _isFilling = capacity > 0 && _entries.Count > capacity / 2;
            if (capacity > 0 && _entries.Count > capacity)
                DropOldest();
        }
    }

    public void Remove(string name) => _entries.TryRemove(name, out _);

    public void Clear() => _entries.Clear();

    private void DropOldest()
    {
        string? oldest = null;
        long least = long.MaxValue;
        foreach ((string name, Entry entry) in _entries)
            if (Volatile.Read(ref entry.LastUse) < least)
                (oldest, least) = (name, entry.LastUse);
        if (oldest is not null)
            _entries.TryRemove(oldest, out _);
    }

    private sealed class Entry(T value)
    {
        public long LastUse;

        public T Value => value;
    }
}
