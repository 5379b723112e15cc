using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>An object whose attributes a template may set, also from inside of loops.</summary>
/// <remarks>Mirrors <c>jinja2.utils.Namespace</c>.</remarks>
internal sealed class NamespaceObject : IHasAttributes, INamedType, IHasRepr
{
    private const int MostWithoutIndex = 8;

    // A namespace has few attributes, and the names of one template are the same objects: looking at each is the fastest way.
    private string[] _names = new string[4];
    private Value[] _values = new Value[4];
    private int _count;

    // Made when there are too many to look at each.
    private Dictionary<string, int>? _index;

    public string TypeName => "Namespace";

    public string? Module => "jinja2.utils";

    public void Set(string name, in Value value)
    {
        int index = Find(name);
        if (index < 0)
            index = Add(name); // before the array is named: adding may exchange it
        _values[index] = value;
    }

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value) => TryGet(name, out value);

    public bool TryGet(string name, out Value value)
    {
        int index = Find(name);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }

    public string ToRepr()
    {
        PyDict attributes = new(_count);
        for (int i = 0; i < _count; i++)
            attributes[_names[i]] = _values[i];
        return $"<Namespace {Representation.Repr(Value.Dict(attributes))}>";
    }

    private int Find(string name)
    {
        if (_index is not null)
            return _index.GetValueOrDefault(name, -1);
        string[] names = _names;
        int count = _count;
        for (int i = 0; i < count; i++)
            if (ReferenceEquals(names[i], name))
                return i;
        return Array.IndexOf(names, name, 0, count);
    }

    private int Add(string name)
    {
        if (_count == _names.Length)
        {
            Array.Resize(ref _names, _count * 2);
            Array.Resize(ref _values, _count * 2);
        }

        _names[_count] = name;
        if (_index is null && _count == MostWithoutIndex)
        {
            _index = new(StringComparer.Ordinal);
            for (int i = 0; i < _count; i++)
                _index[_names[i]] = i;
        }

        _index?.Add(name, _count);
        return _count++;
    }
}
