using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>An object whose attributes a template may set, also from inside of loops.</summary>
/// <remarks>Mirrors <c>jinja2.utils.Namespace</c>.</remarks>
internal sealed class NamespaceObject : IHasAttributes, INamedType, IWritesRepr
{
    private const int MostWithoutIndex = 8;

    // A namespace has few attributes, and the names of one template are the same objects: looking at each is the fastest way.
    private (string Name, Value Value)[] _attributes = new (string, Value)[4];
    private int _count;

    // Made when there are too many to look at each.
    private Dictionary<string, int>? _index;

    public string TypeName => "Namespace";

    public string? Module => "jinja2.utils";

    public void Set(string name, Value value) => At(FindOrAdd(name)) = value;

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value)
    {
        int place = Find(name);
        value = place >= 0 ? At(place) : name == "_Namespace__attrs" ? Value.Dict(Attributes()) : default;
        return !value.IsMissing;
    }

    /// <summary>
    /// The value of an attribute that is known to have stood at a place. Namespaces that are made in one part of a template have their
    /// attributes in the same order: who remembers the place finds it at once.
    /// </summary>
    /// <param name="name">The attribute.</param>
    /// <param name="guess">Where it stood last.</param>
    /// <returns>Its value where it is kept; no place at all if it does not stand there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Value Peek(string name, int guess)
    {
        (string Name, Value Value)[] attributes = _attributes;
        if ((uint)guess < (uint)attributes.Length && ReferenceEquals(attributes[guess].Name, name))
            return ref attributes[guess].Value;
        return ref Unsafe.NullRef<Value>();
    }

    /// <summary>The place of an attribute, which is added if there is none.</summary>
    public int FindOrAdd(string name) => Find(name) is var place and >= 0 ? place : Add(name);

    /// <summary>The place of an attribute, or -1.</summary>
    public int Find(string name)
    {
        if (_index is not null)
            return _index.GetValueOrDefault(name, -1);
        for (int i = 0; i < _count; i++)
            if (_attributes[i].Name == name)
                return i;
        return -1;
    }

    /// <summary>The value at a place.</summary>
    public ref Value At(int place) => ref _attributes[place].Value;

    public void WriteRepr(in ReprWriter writer, int depth)
    {
        writer.Append("<Namespace ");
        if (MappingView.TryOf(Value.Dict(Attributes()), out MappingView mapping))
            writer.WriteMapping(this, mapping, depth);
        writer.Append(">");
    }

    private PyDict Attributes()
    {
        PyDict attributes = new(_count);
        for (int i = 0; i < _count; i++)
            attributes[_attributes[i].Name] = _attributes[i].Value;
        return attributes;
    }

    private int Add(string name)
    {
        if (_count == _attributes.Length)
            Array.Resize(ref _attributes, _count * 2);
        _attributes[_count].Name = name;
        if (_index is null && _count == MostWithoutIndex)
        {
            _index = new(StringComparer.Ordinal);
            for (int i = 0; i < _count; i++)
                _index[_attributes[i].Name] = i;
        }

        _index?.Add(name, _count);
        return _count++;
    }
}
