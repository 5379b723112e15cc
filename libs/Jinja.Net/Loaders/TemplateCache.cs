namespace Jinja.Net;

/// <summary>Keeps the templates that were used last.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="capacity">How many are kept; negative is any number, 0 is none.</param>
internal sealed class TemplateCache<T>(int capacity)
    where T : class
{
    private readonly Dictionary<string, LinkedListNode<(string Name, T Value)>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Name, T Value)> _order = new();
    private readonly Lock _lock = new();

    public bool TryGet(string name, out T? value)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(name, out LinkedListNode<(string Name, T Value)>? node))
            {
                value = null;
                return false;
            }

            if (!ReferenceEquals(node, _order.First) && capacity > 0)
            {
                _order.Remove(node);
                _order.AddFirst(node);
            }

            value = node.Value.Value;
            return true;
        }
    }

    public void Put(string name, T value)
    {
        if (capacity == 0)
            return;
        lock (_lock)
        {
            Drop(name);
            _entries[name] = _order.AddFirst((name, value));
            if (capacity > 0 && _entries.Count > capacity)
                Drop(_order.Last!.Value.Name);
        }
    }

    public void Remove(string name)
    {
        lock (_lock)
            Drop(name);
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _order.Clear();
        }
    }

    private void Drop(string name)
    {
        if (_entries.Remove(name, out LinkedListNode<(string Name, T Value)>? node))
            _order.Remove(node);
    }
}
