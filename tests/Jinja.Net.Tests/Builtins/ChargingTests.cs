using System.Collections;
using System.Text;
using Jinja.Net.Builtins;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Tests.Builtins;

/// <summary>
/// Whatever a built-in does must be paid for: memory and items that are taken may not grow faster than the steps that are charged.
/// All tables of built-ins are gone through, so that a new one cannot be forgotten; one that needs an argument of a
/// name that is not known here fails until someone says what to give it.
/// </summary>
[TestClass]
public sealed class ChargingTests
{
    private const int Size = 30_000;
    private const long BytesPerStep = 512;
    private const long ItemsPerStep = 8;
    private const long FreeBytes = 48_000;

    private static readonly JinjaEnvironment Environment = new();

    private static readonly string LongText = string.Concat(Enumerable.Repeat("one two-three <four> 5, six\n\t", Size / 8));
    private static readonly Value[] Numbers = [.. Enumerable.Range(0, Size).Select(static i => Value.Int((i * 7919L) % Size))];
    private static readonly Value[] Texts = [.. Enumerable.Range(0, Size).Select(static i => Value.Text($"text {(i * 7919L) % Size}"))];

    /// <summary>Large values of every kind; a sequence counts how often it is asked.</summary>
    private static readonly Dictionary<string, Func<Value>> Inputs = new()
    {
        ["text"] = static () => Value.Text(LongText),
        ["markup"] = static () => Value.Markup(LongText),
        ["digits"] = static () => Value.Text(new string('7', 4_000)),
        ["address"] = static () => Value.Text(string.Concat(Enumerable.Repeat("see https://example.com/a_(b) and me@example.com; ", 2_000))),
        ["bytes"] = static () => Value.Bytes(Encoding.UTF8.GetBytes(LongText)),
        ["numbers"] = static () => Value.List(new PyList(Numbers)),
        ["texts"] = static () => Value.List(new PyList(Texts)),
        ["tuple"] = static () => Value.Tuple(new PyTuple(Numbers)),
        ["dict"] = static () => Value.Dict(LargeDict()),
        ["set"] = static () => Value.Set(LargeSet()),
        ["sequence"] = static () => Value.From(new Counted(Size)),
        ["array"] = static () => Value.From(Enumerable.Range(0, Size).ToArray()),
        ["integer"] = static () => Value.Integer(System.Numerics.BigInteger.Pow(7, 4_000)),
    };

    /// <summary>What parameters without a default are given.</summary>
    private static readonly Dictionary<string, Value> Arguments = new()
    {
        ["a"] = Value.Int(1), ["b"] = Value.Text("b"), ["name"] = Value.Text("upper"), ["linecount"] = Value.Int(3), ["slices"] = Value.Int(3), ["attribute"] = Value.Text("x"),
        ["old"] = Value.Text("e"), ["new"] = Value.Text("ee"), ["num"] = Value.Int(3), ["seq"] = Value.List(new PyList(Numbers)), ["other"] = Value.List(new PyList(Numbers)),
        ["sub"] = Value.Text("zz"), ["width"] = Value.Int(200_000), ["sep"] = Value.Text("t"), ["prefix"] = Value.Text("one"), ["suffix"] = Value.Text("one"),
        ["iterable"] = Value.List(new PyList(Texts)), ["table"] = Value.Dict(new PyDict()), ["key"] = Value.Int(1), ["item"] = Value.Int(-1), ["value"] = Value.Int(-1),
        ["index"] = Value.Int(0), ["object"] = Value.Int(-1), ["mapping"] = Value.Dict(new PyDict()), ["x"] = Value.Text("zz"), ["elem"] = Value.Int(-1), ["items"] = Value.List(new PyList(Texts)), ["keys"] = Value.List(new PyList(Numbers)),
    };

    /// <summary>What built-ins that take any arguments are given.</summary>
    private static readonly Dictionary<string, Value[]> Rest = new()
    {
        ["map"] = [Value.Text("string")], ["select"] = [Value.Text("string")], ["reject"] = [Value.Text("string")], ["selectattr"] = [Value.Text("x")], ["rejectattr"] = [Value.Text("x")],
    };

    public static IEnumerable<object[]> Everything
    {
        get
        {
            foreach (string name in BuiltinTables.Filters.Keys.Order(StringComparer.Ordinal))
                yield return ["filter", name];
            foreach (string name in BuiltinTables.Tests.Keys.Order(StringComparer.Ordinal))
                yield return ["test", name];
            foreach ((string table, IReadOnlyDictionary<string, BuiltinMethod> methods) in MethodTables)
                foreach (string name in methods.Keys.Order(StringComparer.Ordinal))
                    yield return [table, name];
        }
    }

    private static readonly Dictionary<string, IReadOnlyDictionary<string, BuiltinMethod>> MethodTables = new()
    {
        ["text"] = StringMethods.Table, ["markup"] = MarkupMethods.Table, ["bytes"] = BytesMethods.Table, ["numbers"] = ListMethods.Table, ["tuple"] = ListMethods.TupleTable,
        ["dict"] = DictMethods.Table, ["set"] = SetMethods.Table, ["integer"] = NumberMethods.IntTable,
    };

    [TestMethod]
    [DynamicData(nameof(Everything))]
    public void No_built_in_takes_more_than_it_charges(string kind, string name)
    {
        foreach ((string input, Func<Value> make) in Inputs)
            if (!MethodTables.ContainsKey(kind) || kind == input)
                Check(kind, name, input, make());
    }

    private static void Check(string kind, string name, string input, Value target)
    {
        (Callable callable, Signature signature) = Find(kind, name);
        Value[] given = [target, .. signature.Required.Skip(1).Select(parameter => Argument(kind, name, parameter)), .. Rest.GetValueOrDefault(name, [])];

        // The first call pays for room that later ones find.
        Call(callable, given, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Call(callable, given, out long steps);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.IsLessThanOrEqualTo((steps * BytesPerStep) + FreeBytes, bytes, $"{name} of {input} took {bytes} bytes for {steps} steps");
        long items = (target.O as Counted)?.Asked ?? 0;
        Assert.IsLessThanOrEqualTo((steps * ItemsPerStep) + 64, items, $"{name} of {input} took {items} items for {steps} steps");
    }

    private static (Callable, Signature) Find(string kind, string name)
    {
        if (MethodTables.TryGetValue(kind, out IReadOnlyDictionary<string, BuiltinMethod>? methods))
            return (methods[name], methods[name].Signature);
        NativeCallable callable = (NativeCallable)(kind == "filter" ? BuiltinTables.Filters : BuiltinTables.Tests)[name];
        return (callable, callable.Signature);
    }

    private static Value Argument(string kind, string name, string parameter) =>
        Arguments.TryGetValue(parameter, out Value value) ? value : throw new AssertFailedException($"Say in ChargingTests what the parameter '{parameter}' of {kind} {name} is given.");

    // Errors are fine: what was done until then must be paid for, too.
    private static void Call(Callable callable, Value[] given, out long steps)
    {
        RenderBudget budget = new(new BudgetLimits { Steps = 1_000_000_000 }, TimeProvider.System);
        Frame frame = new(Environment, budget, new OutputBuffer()) { RenderContext = new RenderContext(NoVariables.Instance, new BlockTable(), new EvalContext(true), null) };
        try
        {
            Value result = callable.Invoke(frame, new CallArguments(given));
            if (result.O is PyIterator)
                _ = Iteration.ToList(frame, result);
        }
        catch (TemplateException)
        {
        }

        steps = budget.Charged;
    }

    private static PyDict LargeDict()
    {
        PyDict dict = new(Size);
        foreach (Value number in Numbers) dict[number] = number;
        return dict;
    }

    private static PySet LargeSet()
    {
        PySet set = new();
        foreach (Value number in Numbers) set.Add(number);
        return set;
    }

    private sealed class Counted(int count) : IEnumerable
    {
        public long Asked { get; private set; }

        public IEnumerator GetEnumerator()
        {
            for (int i = 0; i < count; i++)
            {
                Asked++;
                yield return "item";
            }
        }
    }
}
