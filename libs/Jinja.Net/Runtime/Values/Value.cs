using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>
/// Any value that a template meets, in 16 bytes. For numbers and booleans <see cref="O"/> is a tag and
/// <see cref="N"/> the bits; otherwise <see cref="O"/> is the object and <see cref="N"/> its <see cref="ValueKind"/>.
/// </summary>
[DebuggerDisplay("{Kind} {ToObject()}")]
internal readonly partial struct Value
{
    internal readonly object? O;
    internal readonly long N;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Value(object? o, long n)
    {
        O = o;
        N = n;
    }

    private Value(object o, ValueKind kind)
        : this(o, (long)kind)
    {
    }

    // ---- made of ----

    public static readonly Value None = new(ScalarTag.None, 0L);
    public static readonly Value True = new(ScalarTag.Bool, 1L);
    public static readonly Value False = new(ScalarTag.Bool, 0L);
    public static readonly Value EmptyText = Text("");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Int(long number) => new(ScalarTag.Int, number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Bool(bool truth) => new(ScalarTag.Bool, truth ? 1L : 0L);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Double(double number) => new(ScalarTag.Double, BitConverter.DoubleToInt64Bits(number));

    public static Value Single(float number) => new(ScalarTag.Single, BitConverter.SingleToInt32Bits(number));

    /// <summary>An integer of any size; those that fit are kept as 64 bits.</summary>
    public static Value Integer(BigInteger number) =>
        number >= long.MinValue && number <= long.MaxValue ? Int((long)number) : new(number, ValueKind.BigInt);

    public static Value Decimal(decimal number) => new(number, ValueKind.Decimal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Text(string text) => new(text, (long)ValueKind.Text);

    /// <summary>Text that is HTML already.</summary>
    public static Value Markup(string html) => new(html, (long)ValueKind.Markup);

    /// <summary>Text, safe when <paramref name="safe"/> is.</summary>
    public static Value Text(string text, bool safe) => new(text, (long)(safe ? ValueKind.Markup : ValueKind.Text));

    public static Value Bytes(byte[] bytes) => new(bytes, ValueKind.Bytes);

    public static Value List(PyList list) => new(list, ValueKind.List);

    public static Value Tuple(PyTuple tuple) => new(tuple, ValueKind.Tuple);

    public static Value Tuple(params ReadOnlySpan<Value> items) => new(new PyTuple(items.ToArray()), ValueKind.Tuple);

    public static Value Dict(PyDict dict) => new(dict, ValueKind.Dict);

    public static Value Set(PySet set) => new(set, ValueKind.Set);

    public static Value Undefined(Undefined undefined) => new(undefined, ValueKind.Undefined);

    // A number that no other value is likely to have, so that one comparison tells nearly all of them apart from a task.
    private const long PendingMark = 0x5EA5_1DE0_77F3_0000L | (long)ValueKind.Pending;

    /// <summary>A task whose result is not known yet.</summary>
    public static Value Pending(Task task) => new(task, PendingMark);

    /// <summary>Stands for the value of an expression that was left in the middle, because the render must wait.</summary>
    public static readonly Value Suspended = new(new object(), PendingMark);

    /// <summary>An object of ours that has no kind of its own (a callable, a range, an iterator, a loop, …).</summary>
    public static Value Object(object instance) => new(instance, ValueKind.Object);

    /// <summary>
    /// The same value, read in its two halves. A processor that copies all 16 bytes at once waits until both halves, when they were
    /// written just before, have left for its cache: dearer than most of what is then done with the value.
    /// </summary>
    public Value Halves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(O, N);
    }

    /// <summary>Writes a value where another stood. A reference that stays the same, as numbers have it, is only looked at: telling the collector of it costs more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(ref Value place, Value value)
    {
        ref object? o = ref Unsafe.AsRef(in place.O);
        if (!ReferenceEquals(o, value.O))
            o = value.O;
        Unsafe.AsRef(in place.N) = value.N;
    }

    // ---- asked ----

    public ValueKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => O is ScalarTag tag ? tag.Kind : O is null ? ValueKind.Missing : (ValueKind)N;
    }

    public bool IsMissing => O is null;

    public bool IsNone => ReferenceEquals(O, ScalarTag.None);

    public bool IsUndefined => O is Undefined;

    public bool IsInt
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ReferenceEquals(O, ScalarTag.Int);
    }

    public bool IsBool => ReferenceEquals(O, ScalarTag.Bool);

    public bool IsDouble => ReferenceEquals(O, ScalarTag.Double);

    /// <summary>A string, safe or not.</summary>
    public bool IsText
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => O is string;
    }

    public bool IsMarkup => O is string && N == (long)ValueKind.Markup;

    /// <summary>Whether this is a task, or <see cref="Suspended"/>: no value to work with.</summary>
    public bool IsPending
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => N == PendingMark && O is not ScalarTag;
    }

    // ---- read; each only when Kind says so ----

    public long AsInt => N;

    public bool AsBool => N != 0;

    public double AsDouble => BitConverter.Int64BitsToDouble(N);

    public float AsSingle => BitConverter.Int32BitsToSingle((int)N);

    public string AsText => (string)O!;

    public BigInteger AsBigInt => (BigInteger)O!;

    public decimal AsDecimal => (decimal)O!;

    public byte[] AsBytes => (byte[])O!;

    public PyList AsList => (PyList)O!;

    public PyTuple AsTuple => (PyTuple)O!;

    public PyDict AsDict => (PyDict)O!;

    public PySet AsSet => (PySet)O!;

    public Undefined AsUndefined => (Undefined)O!;

    /// <summary>Whether both are the very same object; small scalars are the same when they are equal.</summary>
    public bool Is(Value other) => ReferenceEquals(O, other.O) && (O is not ScalarTag || N == other.N);

    public override string ToString() => $"{Kind} {ToObject()}";
}
