using System.Globalization;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>Says which items of a loop are taken.</summary>
internal abstract class ItemFilter
{
    public abstract bool Accepts(in Value item);
}

/// <summary>The body of a recursive loop, to be run with other items.</summary>
internal abstract class RecursiveBody
{
    public abstract Value Run(Frame frame, in Value items, int depth);
}

/// <summary>What a template's <c>loop</c> is: where a loop stands. It looks ahead only when it is asked to.</summary>
/// <remarks>Mirrors <c>jinja2.runtime.LoopContext</c>.</remarks>
internal sealed class LoopContext : Callable, IHasAttributes, INamedType, IHasRepr
{
    private readonly Frame _frame;
    private readonly Value _iterable;
    private readonly ItemFilter? _filter;
    private readonly RecursiveBody? _body;
    private readonly int _depth0;
    private ValueEnumerator _items;
    private Value _before;
    private Value _current;
    private Value _after;
    private Value _lastChanged;
    private long _index0 = -1;
    private long _length = -1;

    public LoopContext(Frame frame, in Value iterable, ItemFilter? filter, RecursiveBody? body, int depth0)
    {
        _frame = frame;
        _iterable = iterable;
        _filter = filter;
        _body = body;
        _depth0 = depth0;
        _items = Iteration.Of(iterable);
    }

    public override string Name => "loop";

    public string TypeName => "LoopContext";

    public string? Module => "jinja2.runtime";

    public long Index0 => _index0;

    public int Depth0 => _depth0;

    /// <summary>Goes to the next item.</summary>
    public bool MoveNext(out Value item)
    {
        if (_after.IsMissing)
        {
            if (!Next(out item))
                return false;
        }
        else
        {
            item = _after;
            _after = default;
        }

        _index0++;
        _before = _current;
        _current = item;
        return true;
    }

    public long Length()
    {
        if (_length >= 0)
            return _length;
        if (_filter is null && Iteration.TryLength(_iterable, out long length))
            return _length = length;
        PyList rest = new();
        while (Next(out Value item))
            rest.Add(item);
        _items = new ValueEnumerator(rest);
        _isRead = true;
        return _length = rest.Count + _index0 + 1 + (_after.IsMissing ? 0 : 1);
    }

    private bool _isRead;

    public bool IsLast() => Peek().IsMissing;

    public Value Previous() => _index0 == 0 ? Hint("there is no previous item") : _before;

    public Value Following() => Peek() is { IsMissing: false } next ? next : Hint("there is no next item");

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value)
    {
        value = name switch
        {
            "index" => Value.Int(_index0 + 1),
            "index0" => Value.Int(_index0),
            "revindex" => Value.Int(Length() - _index0),
            "revindex0" => Value.Int(Length() - _index0 - 1),
            "first" => Value.Bool(_index0 == 0),
            "last" => Value.Bool(IsLast()),
            "length" => Value.Int(Length()),
            "depth" => Value.Int(_depth0 + 1),
            "depth0" => Value.Int(_depth0),
            "previtem" => Previous(),
            "nextitem" => Following(),
            "cycle" => Value.Object(new LoopMethod("cycle", Cycle)),
            "changed" => Value.Object(new LoopMethod("changed", Changed)),
            _ => default,
        };
        return !value.IsMissing;
    }

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        if (_body is null)
            throw PythonErrors.Type("The loop must have the 'recursive' marker to be called recursively.");
        if (arguments.Values.Length != 1 || (arguments.Names.Length == 1 && arguments.Names[0] != "iterable"))
            throw PythonErrors.Type($"LoopContext.__call__() takes 1 positional argument but {arguments.Values.Length} were given");
        return _body.Run(services as Frame ?? _frame, arguments.Values[0], _depth0 + 1);
    }

    public string ToRepr() => string.Create(CultureInfo.InvariantCulture, $"<LoopContext {_index0 + 1}/{Length()}>");

    public Value Cycle(in CallArguments arguments)
    {
        if (arguments.Values.IsEmpty)
            throw PythonErrors.Type("no items for cycling given");
        return arguments.Values[(int)(_index0 % arguments.Values.Length)];
    }

    public Value Changed(in CallArguments arguments)
    {
        Value values = Value.Tuple(arguments.Values);
        if (!_lastChanged.IsMissing && Comparison.Equal(_lastChanged, values))
            return Value.False;
        _lastChanged = values;
        return Value.True;
    }

    private Value Peek()
    {
        if (_after.IsMissing && Next(out Value next))
            _after = next;
        return _after;
    }

    private bool Next(out Value item)
    {
        while (_items.MoveNext())
        {
            item = _items.Current;
            if (_filter is null || _isRead || _filter.Accepts(item))
                return true;
        }

        item = default;
        return false;
    }

    private Value Hint(string hint) => Value.Undefined(_frame.Environment.MakeUndefined(new UndefinedInfo { Hint = hint }));

    private delegate Value LoopFunction(in CallArguments arguments);

    private sealed class LoopMethod(string name, LoopFunction function) : Callable
    {
        public override string Name => name;

        public override Value Invoke(IRuntimeServices services, in CallArguments arguments) => function(arguments);
    }
}
