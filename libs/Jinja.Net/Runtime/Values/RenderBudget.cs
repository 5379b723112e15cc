using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>The amounts that a render may use; <see cref="long.MaxValue"/> means without bound.</summary>
internal sealed record BudgetLimits
{
    public static readonly BudgetLimits Unlimited = new();

    public long Steps { get; init; } = long.MaxValue;

    public TimeSpan Time { get; init; } = Timeout.InfiniteTimeSpan;

    public long OutputLength { get; init; } = long.MaxValue;

    /// <summary>Characters in one text. Never more than .NET can hold.</summary>
    public long TextLength { get; init; } = 1 << 29;

    /// <summary>Items in one collection. Never more than .NET can hold.</summary>
    public long CollectionLength { get; init; } = 1 << 27;

    public int Depth { get; init; } = 500;

    public int IntegerBits { get; init; } = 1 << 20;

    /// <summary>Where each render's chance begins; <see langword="null"/> for true chance.</summary>
    public int? Seed { get; init; }
}

/// <summary>
/// The one counter of a render. Work is charged before it is done, memory before it is taken.
/// The clock and the cancellation token are looked at once in a few thousand steps.
/// </summary>
internal sealed class RenderBudget(BudgetLimits limits, TimeProvider clock, CancellationToken cancellation = default)
{
    private const long Slice = 4096;

    private readonly bool _hasTime = limits.Time != Timeout.InfiniteTimeSpan;
    private long _started = limits.Time == Timeout.InfiniteTimeSpan ? 0 : clock.GetTimestamp();
    private long _slice = Math.Min(Slice, limits.Steps);
    private long _left = limits.Steps == long.MaxValue ? long.MaxValue : limits.Steps - Math.Min(Slice, limits.Steps);

    public BudgetLimits Limits => limits;

    private Random? _random;

    /// <summary>The render's own chance, which is the same in every render; <see langword="null"/> where chance is true.</summary>
    public Random? Random => limits.Seed is { } seed ? _random ??= new Random(seed) : null;

    public CancellationToken Cancellation => cancellation;

    /// <summary>How deep calls of macros, blocks, includes and loops are at present.</summary>
    public int Depth { get; private set; }

    /// <summary>The steps charged so far; meaningless without a limit of steps.</summary>
    public long Charged => limits.Steps - _left - _slice;

    /// <summary>Charges one step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--_slice < 0) Refill();
    }

    /// <summary>Charges the work of a built-in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Charge(long steps)
    {
        if ((_slice -= steps) < 0) Refill();
    }

    /// <summary>Charges for what a built-in is applied to: whatever it does with text or bytes, it may look at all of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ChargeInput(ReadOnlySpan<Value> arguments)
    {
        if (arguments.IsEmpty) return;
        if (arguments[0].O is string text) Charge(text.Length >> 5);
        else if (arguments[0].O is byte[] bytes) Charge(bytes.Length >> 5);
    }

    /// <summary>Charges a text of this length that is about to be made.</summary>
    public void ChargeText(long length)
    {
        CheckText(length);
        Charge(length >> 4);
    }

    /// <summary>Refuses a text that grows to this length, and charges nothing: for text that is made piece by piece.</summary>
    public void CheckText(long length)
    {
        if (length > limits.TextLength)
            throw limits.TextLength == BudgetLimits.Unlimited.TextLength ? PythonErrors.Memory() : Exceeded("TextLength", limits.TextLength, "characters in one text");
    }

    /// <summary>Charges a collection of this size that is about to be made.</summary>
    public void ChargeItems(long count)
    {
        CheckItems(count);
        Charge(count >> 2);
    }

    /// <summary>Refuses a collection that grows to this size, and charges nothing: for collections that are filled one by one.</summary>
    public void CheckItems(long count)
    {
        if (count > limits.CollectionLength)
            throw limits.CollectionLength == BudgetLimits.Unlimited.CollectionLength ? PythonErrors.Memory() : Exceeded("CollectionLength", limits.CollectionLength, "items in one collection");
    }

    /// <summary>Refuses an output that grows to this length.</summary>
    public void CheckOutput(long length)
    {
        if (length > limits.OutputLength) throw Exceeded("OutputLength", limits.OutputLength, "characters of output");
    }

    /// <summary>Begins another render under the same limits.</summary>
    public void Restart()
    {
        _random = null;
        if (_hasMoved)
            (_provenStack, _hasMoved) = (nuint.MaxValue, false);
        if (_hasTime)
            _started = clock.GetTimestamp();
        _slice = Math.Min(Slice, limits.Steps);
        _left = limits.Steps == long.MaxValue ? long.MaxValue : limits.Steps - _slice;
        Depth = 0;
    }

    /// <summary>Charges an integer of this many bits that is about to be made.</summary>
    public void ChargeBits(long bits)
    {
        if (bits > limits.IntegerBits) throw Exceeded("IntegerBits", limits.IntegerBits, "bits in one integer");
        Charge(bits >> 6);
    }

    // The lowest place of the thread's stack that is known to have enough below it. Asking the runtime takes as long as printing a word.
    private nuint _provenStack = nuint.MaxValue;
    private bool _hasMoved;

    /// <summary>Goes one call deeper. Pair with <see cref="Leave"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        byte here = 0;
        nuint place = (nuint)Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
        if (++Depth > limits.Depth || (place < _provenStack && !HasStack(place)))
            throw TooDeep();
    }

    /// <summary>What runs may now run on another thread.</summary>
    public void Move() => (_provenStack, _hasMoved) = (nuint.MaxValue, true);

    private bool HasStack(nuint place)
    {
        bool enough = RuntimeHelpers.TryEnsureSufficientExecutionStack();
        if (enough)
            _provenStack = place;
        return enough;
    }

    private LimitException TooDeep()
    {
        Depth--;
        return Exceeded("Depth", limits.Depth, "calls inside each other");
    }

    public void Leave() => Depth--;

    /// <summary>Waits for a task, but not longer than the render may take.</summary>
    public async Task WaitAsync(Task task)
    {
        if (limits.Time == Timeout.InfiniteTimeSpan)
        {
            await (cancellation.CanBeCanceled ? task.WaitAsync(cancellation) : task).ConfigureAwait(false);
            return;
        }

        TimeSpan left = limits.Time - clock.GetElapsedTime(_started);
        try
        {
            await task.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw TooLong();
        }
    }

    private LimitException TooLong() =>
        new("Time", FormattableString.Invariant($"the render took longer than {limits.Time.TotalSeconds:0.###} s (RenderLimits.Time)"));

    private void Refill()
    {
        cancellation.ThrowIfCancellationRequested();
        if (_hasTime && clock.GetElapsedTime(_started) > limits.Time)
            throw TooLong();
        if (_left == long.MaxValue)
        {
            _slice = Slice;
            return;
        }

        long owed = -_slice;
        if (owed > _left) throw Exceeded("Steps", limits.Steps, "steps");
        long next = Math.Min(Slice, _left - owed);
        _left -= owed + next;
        _slice = next;
    }

    private static LimitException Exceeded(string limit, long most, string what) =>
        new(limit, FormattableString.Invariant($"the render went over its limit of {most} {what} (RenderLimits.{limit})"));
}
