using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>An object whose attributes a template may set, also from inside of loops.</summary>
/// <remarks>Mirrors <c>jinja2.utils.Namespace</c>.</remarks>
internal sealed class NamespaceObject : IHasAttributes, INamedType, IHasRepr
{
    private readonly PyDict _attributes = new();

    public string TypeName => "Namespace";

    public string? Module => "jinja2.utils";

    public PyDict Attributes => _attributes;

    public void Set(string name, in Value value) => _attributes[name] = value;

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value) => _attributes.TryGet(name, out value);

    public string ToRepr() => $"<Namespace {Representation.Repr(Value.Dict(_attributes))}>";
}
