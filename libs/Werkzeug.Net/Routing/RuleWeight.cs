namespace Werkzeug.Net.Routing;

/// <summary>
/// The order in which the variable parts at one place are tried: more literal text first, longer literals first, then more
/// variables, then lighter converters.
/// </summary>
/// <param name="Literals">The lengths of the literal texts in order.</param>
/// <param name="Variables">The weights of the converters in order.</param>
internal sealed record RuleWeight(IReadOnlyList<int> Literals, IReadOnlyList<int> Variables) : IComparable<RuleWeight>
{
    public int CompareTo(RuleWeight? other)
    {
        if (other is null)
            return -1;
        int order = other.Literals.Count.CompareTo(Literals.Count);
        if (order == 0)
            order = Compare(other.Literals, Literals);
        if (order == 0)
            order = other.Variables.Count.CompareTo(Variables.Count);
        return order == 0 ? Compare(Variables, other.Variables) : order;
    }

    public bool Equals(RuleWeight? other) => other is not null && CompareTo(other) == 0;

    public override int GetHashCode() => HashCode.Combine(Literals.Count, Variables.Count);

    private static int Compare(IReadOnlyList<int> left, IReadOnlyList<int> right)
    {
        for (int at = 0; at < left.Count; at++)
        {
            int order = left[at].CompareTo(right[at]);
            if (order != 0)
                return order;
        }

        return 0;
    }
}
