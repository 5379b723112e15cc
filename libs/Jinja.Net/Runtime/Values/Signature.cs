using System.Globalization;
using System.Numerics;

namespace Jinja.Net.Runtime.Values;

/// <summary>
/// The parameters of a built-in, written as in Python: <c>value, width=79, *, wrapstring=none</c>. Before <c>/</c> they have no names,
/// after <c>*</c> only names; <c>*args</c> and <c>**kwargs</c> take the rest; <c>=?</c> leaves an absent one missing.
/// </summary>
internal sealed class Signature
{
    private readonly string[] _names;
    private readonly Value[] _defaults;
    private readonly bool[] _required;
    private readonly int _positional;
    private readonly int _unnamed;
    private readonly bool _takesMore;
    private readonly bool _takesNames;

    private Signature(List<string> names, List<Value> defaults, List<bool> required, int positional, int unnamed, bool takesMore, bool takesNames)
    {
        _names = [.. names];
        _defaults = [.. defaults];
        _required = [.. required];
        _positional = positional;
        _unnamed = unnamed;
        _takesMore = takesMore;
        _takesNames = takesNames;
    }

    private int SlotCount => _names.Length + (_takesMore ? 1 : 0) + (_takesNames ? 1 : 0);

    public static Signature Parse(string text)
    {
        List<string> names = [];
        List<Value> defaults = [];
        List<bool> required = [];
        int positional = -1, unnamed = 0;
        bool more = false, named = false;
        foreach (string part in text.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "/") unnamed = names.Count;
            else if (part.StartsWith("**", StringComparison.Ordinal)) named = true;
            else if (part.StartsWith('*')) (positional, more) = (names.Count, more || part.Length > 1);
            else AddParameter(part, names, defaults, required);
        }

        return new(names, defaults, required, positional < 0 ? names.Count : positional, unnamed, more, named);
    }

    private static void AddParameter(string part, List<string> names, List<Value> defaults, List<bool> required)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        names.Add(equals < 0 ? part : part[..equals]);
        defaults.Add(equals < 0 ? default : Literal(part[(equals + 1)..]));
        required.Add(equals < 0);
    }

    private static Value Literal(string text) => text switch
    {
        "?" => default,
        "none" => Value.None,
        "true" => Value.True,
        "false" => Value.False,
        ['\'', ..] => Value.Text(text[1..^1]),
        _ => Value.Int(long.Parse(text, CultureInfo.InvariantCulture)),
    };

    /// <summary>The names of the parameters that have no default.</summary>
    public IEnumerable<string> Required => _names.Where((_, index) => _required[index]);

    /// <summary>How many parameters there are, if each takes one argument, else -1.</summary>
    public int FixedCount => _takesMore || _takesNames ? -1 : _names.Length;

    /// <summary>Whether the arguments are the parameters as they stand.</summary>
    public bool Fits(in CallArguments arguments) =>
        arguments.Names.IsEmpty && arguments.Values.Length == _positional && SlotCount == _positional;

    /// <summary>One value per parameter.</summary>
    /// <exception cref="OperationException">Too many, too few, or an unknown name.</exception>
    public Value[] Bind(string function, in CallArguments arguments)
    {
        Value[] slots = new Value[SlotCount];
        ReadOnlySpan<Value> positional = arguments.Positional;
        int direct = Math.Min(positional.Length, _positional);
        positional[..direct].CopyTo(slots);
        if (_takesMore) slots[_names.Length] = Value.Tuple(positional[direct..]);
        else if (positional.Length > direct) throw TooMany(function, positional.Length);
        BindNamed(function, arguments, slots, direct);
        FillDefaults(function, slots);
        return slots;
    }

    private void BindNamed(string function, in CallArguments arguments, Value[] slots, int direct)
    {
        PyDict? rest = _takesNames ? [] : null;
        if (rest is not null) slots[^1] = Value.Dict(rest);
        for (int i = 0; i < arguments.Names.Length; i++)
        {
            string name = arguments.Names[i];
            int index = Array.IndexOf(_names, name, _unnamed);
            if (index >= 0 && (index < direct || !slots[index].IsMissing)) throw PythonErrors.Type($"{function}() got multiple values for argument '{name}'");
            if (index >= 0) slots[index] = arguments.Named[i];
            else if (rest is not null) rest[name] = arguments.Named[i];
            else if (_unnamed == _names.Length) throw PythonErrors.Type($"{function}() takes no keyword arguments");
            else throw PythonErrors.Type($"{function}() got an unexpected keyword argument '{name}'");
        }
    }

    private void FillDefaults(string function, Value[] slots)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            if (!slots[i].IsMissing) continue;
            if (_required[i]) throw PythonErrors.Type($"{function}() missing 1 required positional argument: '{_names[i]}'");
            slots[i] = _defaults[i];
        }
    }

    private OperationException TooMany(string function, int given) => PythonErrors.Type(
        $"{function}() takes {_positional} positional argument{(_positional == 1 ? "" : "s")} but {given} {(given == 1 ? "was" : "were")} given");
}
