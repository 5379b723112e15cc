using System.Numerics;

namespace Jinja.Net.Runtime.Values;

/// <summary>
/// An insertion-ordered hash table of values under Python's equality, the ground of <see cref="PyDict"/> and <see cref="PySet"/>.
/// Entries lie in one array in order; a removed one leaves a hole that the next growth closes.
/// </summary>
internal sealed class HashTable
{
    private const int Hole = -2;

    private int[] _buckets = [];
    private Entry[] _entries = [];
    private int _used;

    private struct Entry
    {
        public Value Key;
        public Value Value;
        public int Hash;
        public int Next;
    }

    public int Count { get; private set; }

    public int Version { get; private set; }

    public void Reserve(int capacity)
    {
        if (capacity > _entries.Length) Resize(capacity);
    }

    public int Find(Value key) => Find(key, Comparison.Hash(key));

    private int Find(Value key, int hash)
    {
        if (_buckets.Length == 0) return -1;
        for (int at = _buckets[hash & (_buckets.Length - 1)] - 1; at >= 0; at = _entries[at].Next)
        {
            ref Entry entry = ref _entries[at];
            if (entry.Hash == hash && Comparison.Same(entry.Key, key)) return at;
        }

        return -1;
    }

    public bool TryGet(Value key, out Value value)
    {
        int at = Find(key);
        value = at < 0 ? default : _entries[at].Value;
        return at >= 0;
    }

    /// <summary>Adds or replaces; a key that is there keeps its place and its first form.</summary>
    public bool Put(Value key, Value value)
    {
        int hash = Comparison.Hash(key);
        int at = Find(key, hash);
        if (at >= 0)
        {
            _entries[at].Value = value;
            return false;
        }

        Append(key, value, hash);
        return true;
    }

    private void Append(Value key, Value value, int hash)
    {
        if (_used == _entries.Length) Resize(Math.Max(4, Count * 2));
        ref int bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[_used] = new Entry { Key = key, Value = value, Hash = hash, Next = bucket - 1 };
        bucket = ++_used;
        Count++;
        Version++;
    }

    public bool Remove(Value key, out Value value)
    {
        int at = Find(key);
        value = at < 0 ? default : _entries[at].Value;
        if (at < 0) return false;
        Unlink(at);
        _entries[at] = new Entry { Next = Hole };
        if (at == _used - 1) _used--;
        Count--;
        Version++;
        return true;
    }

    private void Unlink(int at)
    {
        ref int bucket = ref _buckets[_entries[at].Hash & (_buckets.Length - 1)];
        if (bucket - 1 == at)
        {
            bucket = _entries[at].Next + 1;
            return;
        }

        int before = bucket - 1;
        while (_entries[before].Next != at) before = _entries[before].Next;
        _entries[before].Next = _entries[at].Next;
    }

    public void Clear()
    {
        _buckets = [];
        _entries = [];
        _used = Count = 0;
        Version++;
    }

    public bool Next(ref int position, out Value key, out Value value)
    {
        while (position < _used)
        {
            ref Entry entry = ref _entries[position++];
            if (entry.Next == Hole) continue;
            key = entry.Key;
            value = entry.Value;
            return true;
        }

        key = value = default;
        return false;
    }

    public bool Last(out Value key, out Value value)
    {
        while (_used > 0 && _entries[_used - 1].Next == Hole) _used--;
        key = _used > 0 ? _entries[_used - 1].Key : default;
        value = _used > 0 ? _entries[_used - 1].Value : default;
        return _used > 0;
    }

    private void Resize(int capacity)
    {
        Entry[] old = _entries;
        int used = _used;
        _entries = new Entry[capacity];
        _buckets = new int[(int)BitOperations.RoundUpToPowerOf2((uint)capacity)];
        _used = 0;
        for (int i = 0; i < used; i++)
            if (old[i].Next != Hole) Move(old[i]);
    }

    private void Move(in Entry entry)
    {
        ref int bucket = ref _buckets[entry.Hash & (_buckets.Length - 1)];
        _entries[_used] = new Entry { Key = entry.Key, Value = entry.Value, Hash = entry.Hash, Next = bucket - 1 };
        bucket = ++_used;
    }
}
