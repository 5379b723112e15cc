using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>How much one render may use. Every loop, call and built-in charges the same counter before it works.</summary>
/// <remarks>Jinja has no such limits. What goes over one is a <see cref="LimitException"/>, which is a <see cref="SecurityException"/>.</remarks>
public sealed record RenderLimits
{
    /// <summary>No limits but depth and what memory can hold: for templates of your own.</summary>
    public static RenderLimits Trusted { get; } = new();

    /// <summary>The limits of a sandbox: for templates of strangers.</summary>
    public static RenderLimits Untrusted { get; } = new()
    {
        Steps = 1_000_000,
        Time = TimeSpan.FromSeconds(2),
        OutputLength = 10_000_000,
        TextLength = 1_000_000,
        CollectionLength = 100_000,
        Depth = 100,
        IntegerBits = 16_384,
    };

    /// <summary>Elementary steps; <see langword="null"/> for any number.</summary>
    public long? Steps { get; init; }

    /// <summary>Time from start to end; <see langword="null"/> for any.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Characters of output; <see langword="null"/> for any number.</summary>
    public long? OutputLength { get; init; }

    /// <summary>Characters of one text that a template makes; <see langword="null"/> for what memory holds.</summary>
    public int? TextLength { get; init; }

    /// <summary>Items of one list, tuple, dict or set that a template makes; <see langword="null"/> for what memory holds.</summary>
    public int? CollectionLength { get; init; }

    /// <summary>Macros, blocks, includes, imports and recursive loops inside each other.</summary>
    public int Depth { get; init; } = 500;

    /// <summary>Bits of one integer; <see langword="null"/> for a million.</summary>
    public int? IntegerBits { get; init; }

    internal BudgetLimits ToBudget()
    {
        BudgetLimits none = BudgetLimits.Unlimited;
        return new()
        {
            Steps = Steps ?? none.Steps,
            Time = Time ?? none.Time,
            OutputLength = OutputLength ?? none.OutputLength,
            TextLength = TextLength ?? none.TextLength,
            CollectionLength = CollectionLength ?? none.CollectionLength,
            Depth = Depth,
            IntegerBits = IntegerBits ?? none.IntegerBits,
        };
    }
}
