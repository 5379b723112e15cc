using System.Collections;
using System.Globalization;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>Says which items of a loop are taken.</summary>
internal abstract class ItemFilter
{
    /// <summary>An item as it is tested and then given to the loop.</summary>
    public abstract Value Shape(Value item);

    /// <summary>Whether an item is taken, as a truth.</summary>
    public abstract Value Accepts(Value item);

    /// <summary>The loop is left early, but may still be asked for its items: what the test reads must live on by itself.</summary>
    public abstract void Detach();
}

/// <summary>The body of a recursive loop, to be run with other items.</summary>
internal abstract class RecursiveBody
{
    public abstract Value Run(Frame frame, Value items, int depth);
}

/// <summary>What a template's <c>loop</c> is: where a loop stands. It looks ahead only when it is asked to.</summary>
/// <remarks>Mirrors <c>jinja2.runtime.LoopContext</c>.</remarks>
internal sealed class LoopContext : Callable, IResumable, IHasAttributes, INamedType, IHasRepr, IEnumerable<Value>, ICountable
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
    private bool _isAtEnd;
    private bool _isRead;
    private Value _candidate;
    private PyList? _rest;

    public LoopContext(Frame frame, Value iterable, ItemFilter? filter, RecursiveBody? body, int depth0)
    {
        _frame = frame;
        _iterable = iterable;
        _filter = filter;
        _body = body;
        _depth0 = depth0;
        _items = frame.Items(iterable);
    }

    public override string Name => "loop";

    public string TypeName => "LoopContext";

    public string? Module => "jinja2.runtime";

    public long Index0 => _index0;

    public int Depth0 => _depth0;

    /// <summary>Whether the body came to its end for an item, so that there is no <c>else</c>.</summary>
    public bool HasTurned { get; set; }

    /// <summary>Takes no more items; the render may have to wait for that.</summary>
    public Value Close()
    {
        _filter?.Detach();
        return _frame.Close(_items);
    }

    /// <summary>The next item, missing at the end; nothing changes before <see cref="GoTo"/>.</summary>
    public Value Next() => _after.IsMissing ? Pull() : _after;

    /// <summary>Goes to the item that <see cref="Next"/> gave.</summary>
    public void GoTo(Value item)
    {
        _after = default;
        _index0++;
        _before = _current;
        _current = item;
    }

    /// <summary>Goes through what is left of the loop, which then is at its end: each item with the loop, as in the original.</summary>
    public IEnumerator<Value> GetEnumerator()
    {
        for (Value item = Here(Next()); !item.IsMissing; item = Here(Next()))
        {
            GoTo(item);
            yield return Value.Tuple(item, Value.Object(this));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes as many items from the sequence as it needs to answer for an attribute; the render may have to wait for them.</summary>
    /// <returns>Anything, or <see cref="Value.Suspended"/>.</returns>
    public Value Prepare(string attribute) => attribute switch
    {
        "last" or "nextitem" => Peek(),
        "length" or "revindex" or "revindex0" => Count(),
        _ => default,
    };

    public bool IsLast() => Here(Peek()).IsMissing;

    public long Length()
    {
        Here(Count());
        return _length;
    }

    long ICountable.Count => Length();

    // Whoever may wait has called Prepare before.
    private static Value Here(Value value) => value.IsPending ? throw Awaitables.CannotWait() : value;

    public Value Previous() => _index0 == 0 ? Hint("there is no previous item") : _before;

    public Value Following() => Here(Peek()) is { IsMissing: false } next ? next : Hint("there is no next item");

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

    /// <summary>Calls one of the methods without an object for it in between.</summary>
    public Value CallMethod(string name, in CallArguments arguments) => name == "cycle" ? Cycle(arguments) : Changed(arguments);

    private Value Cycle(in CallArguments arguments)
    {
        if (arguments.Values.IsEmpty)
            throw PythonErrors.Type("no items for cycling given");
        return arguments.Values[(int)(_index0 % arguments.Values.Length)];
    }

    private Value Changed(in CallArguments arguments)
    {
        Value values = Value.Tuple(arguments.Values);
        if (!_lastChanged.IsMissing && Comparison.Equal(_lastChanged, values))
            return Value.False;
        _lastChanged = values;
        return Value.True;
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => stage switch
    {
        AtItem => Pull(),
        AtTest => value.AsBool ? _candidate : Pull(),
        AtPeek => _after = value,
        _ => Count(value),
    };

    private const int AtItem = 0, AtTest = 1, AtPeek = 2, AtCount = 3;

    private Value Peek()
    {
        if (!_after.IsMissing || _isAtEnd)
            return _after;
        Value next = Pull();
        return next.IsPending ? _frame.SuspendEval(this, AtPeek) : _after = next;
    }

    private Value Count()
    {
        if (_length >= 0)
            return default;
        if (_filter is not null || !Iteration.TryLength(_iterable, out long length))
            return Count(Pull());
        _length = length;
        return default;
    }

    // Keeps the items that are left, of which the first is known.
    private Value Count(Value item)
    {
        _rest ??= new PyList();
        while (!item.IsPending && !item.IsMissing)
        {
            _rest.Add(item);
            item = Pull();
        }

        if (item.IsPending)
            return _frame.SuspendEval(this, AtCount);
        _length = _rest.Count + _index0 + 1 + (_after.IsMissing ? 0 : 1);
        _items = new ValueEnumerator(_rest);
        (_isRead, _isAtEnd) = (true, false);
        return default;
    }

    // The next item of the sequence that the test takes; missing at the end.
    private Value Pull()
    {
        while (!_isAtEnd && _items.TryNext())
        {
            Value item = _items.Current;
            if (item.IsPending)
            {
                if (_frame.Await(item).IsPending)
                    return _frame.SuspendEval(this, AtItem);
                continue;
            }

            if (_filter is null || _isRead)
                return item;
            item = _filter.Shape(item);
            Value accepted = _filter.Accepts(item);
            if (accepted.IsPending)
            {
                _candidate = item;
                return _frame.SuspendEval(this, AtTest);
            }

            if (accepted.AsBool)
                return item;
        }

        _isAtEnd = true;
        return default;
    }

    private Value Hint(string hint) => Value.Undefined(_frame.Environment.MakeUndefined(new UndefinedInfo { Hint = hint }));

    private delegate Value LoopFunction(in CallArguments arguments);

    private sealed class LoopMethod(string name, LoopFunction function) : Callable
    {
        public override string Name => name;

        public override Value Invoke(IRuntimeServices services, in CallArguments arguments) => function(arguments);
    }
}
