using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Globals;

/// <summary>The global <c>cycler</c>: values given one after the other, again and again.</summary>
internal sealed class Cycler : INamedType, IHasAttributes
{
    private static readonly BuiltinMethod NextMethod = Methods.Method("next", "self, /", static (_, a) => ((Cycler)a[0].O!).Next());
    private static readonly BuiltinMethod ResetMethod = Methods.Method("reset", "self, /", static (_, a) => ((Cycler)a[0].O!).Reset());

    private readonly Value[] _items;
    private int _position;

    private Cycler(Value[] items) => _items = items;

    public string TypeName => "Cycler";

    public string Module => "jinja2.utils";

    public static Value Make(IRuntimeServices services, in CallArguments arguments)
    {
        if (!arguments.Names.IsEmpty) throw PythonErrors.Type($"Cycler.__init__() got an unexpected keyword argument '{arguments.Names[0]}'");
        if (arguments.Values.IsEmpty) throw PythonErrors.Runtime("at least one item has to be provided");
        return Value.Object(new Cycler(arguments.Values.ToArray()));
    }

    private Value Next()
    {
        Value item = _items[_position];
        _position = (_position + 1) % _items.Length;
        return item;
    }

    private Value Reset()
    {
        _position = 0;
        return Value.None;
    }

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value)
    {
        value = name switch
        {
            "current" => _items[_position],
            "next" or "__next__" => Value.Object(new BoundMethod(Value.Object(this), NextMethod)),
            "reset" => Value.Object(new BoundMethod(Value.Object(this), ResetMethod)),
            "items" => Value.Tuple(_items),
            "pos" => Value.Int(_position),
            _ => default,
        };
        return !value.IsMissing;
    }
}
