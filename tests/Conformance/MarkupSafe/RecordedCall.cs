using System.Numerics;

namespace Conformance.MarkupSafe;

/// <summary>The arguments of a recorded call, cast to what the called method takes. A cast that fails is Python's TypeError.</summary>
internal sealed class RecordedCall(IReadOnlyList<object?> arguments, IReadOnlyDictionary<string, object?> named)
{
    /// <summary>The positional arguments.</summary>
    public IReadOnlyList<object?> Arguments => arguments;

    /// <summary>The named arguments.</summary>
    public IReadOnlyDictionary<string, object?> Named => named;

    /// <summary>The object that a method is called on.</summary>
    public global::MarkupSafe.Net.Markup Markup => (global::MarkupSafe.Net.Markup)arguments[0]!;

    /// <summary>The text that a method of str is called on.</summary>
    public string Receiver => ToText(arguments[0]);

    /// <summary>Whether an argument is given and not None.</summary>
    public bool Has(int position, string name = "") => this[position, name] is not null;

    /// <summary>An argument; null when it is left out.</summary>
    public object? this[int position, string name = ""] =>
        position < arguments.Count ? arguments[position] : named.GetValueOrDefault(name);

    /// <summary>An argument of text.</summary>
    public string Text(int position, string name = "") => ToText(this[position, name]);

    /// <summary>An argument of text, or null when it is left out.</summary>
    public string? TextOrNull(int position, string name = "") => Has(position, name) ? Text(position, name) : null;

    /// <summary>A whole number, cut to what an int holds.</summary>
    public int Number(int position, string name = "") => this[position, name] switch
    {
        bool flag => flag ? 1 : 0,
        long number => (int)Math.Clamp(number, int.MinValue, int.MaxValue),
        BigInteger number => number.Sign > 0 ? int.MaxValue : int.MinValue,
        _ => throw new InvalidCastException("an integer is required"),
    };

    /// <summary>A whole number, or null when it is left out.</summary>
    public int? NumberOrNull(int position, string name = "") => Has(position, name) ? Number(position, name) : null;

    private static string ToText(object? value) => value is global::MarkupSafe.Net.Markup markup ? markup.ToString() : (string)value!
        ?? throw new InvalidCastException("a text is required");
}
