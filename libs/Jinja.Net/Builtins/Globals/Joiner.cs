using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Globals;

/// <summary>The global <c>joiner</c>: nothing when first called, a separator every time after.</summary>
internal sealed class Joiner(Value separator) : Callable, INamedType, IHasAttributes
{
    private static readonly Signature Parameters = Signature.Parse("sep=?");

    private bool _used;

    public override string Name => "joiner";

    public string TypeName => "Joiner";

    public string Module => "jinja2.utils";

    public static Value Make(IRuntimeServices services, in CallArguments arguments) =>
        Value.Object(new Joiner(arguments.Values.IsEmpty ? Value.Text(", ") : Parameters.Bind("joiner", arguments)[0]));

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        if (!arguments.Values.IsEmpty) throw PythonErrors.Type($"Joiner.__call__() takes 1 positional argument but {arguments.Values.Length + 1} were given");
        if (_used) return separator;
        _used = true;
        return Value.EmptyText;
    }

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value)
    {
        value = name switch
        {
            "sep" => separator,
            "used" => Value.Bool(_used),
            _ => default,
        };
        return !value.IsMissing;
    }
}
