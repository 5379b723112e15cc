namespace Jinja.Net.Runtime.Values;

/// <summary>Order, and the operators as templates write them.</summary>
internal static partial class Comparison
{
    /// <summary>What <c>left op right</c> says.</summary>
    public static bool Compare(IRuntimeServices services, ComparisonOperator op, Value left, Value right)
    {
        if (left.IsInt && right.IsInt && op < ComparisonOperator.In) return Decide(op, left.N.CompareTo(right.N));
        return op switch
        {
            ComparisonOperator.Equal => Equal(left, right),
            ComparisonOperator.NotEqual => !Equal(left, right),
            ComparisonOperator.In => Membership.Contains(services, right, left),
            ComparisonOperator.NotIn => !Membership.Contains(services, right, left),
            _ => Order(op, left, right, 0),
        };
    }

    /// <summary>Python's <c>left &lt; right</c>, which sorting asks.</summary>
    public static bool Less(Value left, Value right) => Order(ComparisonOperator.Less, left, right, 0);

    public static bool Greater(Value left, Value right) => Order(ComparisonOperator.Greater, left, right, 0);

    private static bool Order(ComparisonOperator op, Value left, Value right, int depth)
    {
        if (left.IsText && right.IsText) return Decide(op, CompareText(left.AsText, right.AsText));
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right)) return Decide(op, CompareNumbers(left, right));
        if (left.O is Undefined undefined) throw undefined.Fail();
        if (right.O is Undefined other) throw other.Fail();
        Guard(depth);
        return OrderObjects(op, left, right, depth + 1);
    }

    private static bool OrderObjects(ComparisonOperator op, Value left, Value right, int depth)
    {
        if (SequenceView.TryOf(left, out SequenceView first) && SequenceView.TryOf(right, out SequenceView second) && first.IsTuple == second.IsTuple)
            return OrderSequences(op, first, second, depth);
        if (left.O is byte[] a && right.O is byte[] b) return Decide(op, Math.Sign(a.AsSpan().SequenceCompareTo(b)));
        if (Sets.TryOf(left, out PySet? some) && Sets.TryOf(right, out PySet? others)) return OrderSets(op, some, others);
        if (left.Kind == ValueKind.Object && right.Kind == ValueKind.Object && left.O is IComparable comparable && left.O.GetType() == right.O!.GetType())
            return Decide(op, Math.Sign(comparable.CompareTo(right.O)));
        throw PythonErrors.NoOrder(Sign(op), left, right);
    }

    private static bool OrderSequences(ComparisonOperator op, in SequenceView left, in SequenceView right, int depth)
    {
        int common = Math.Min(left.Count, right.Count);
        for (int i = 0; i < common; i++)
        {
            Value a = left[i], b = right[i];
            if (!a.Is(b) && !Equal(a, b, depth)) return Order(op, a, b, depth);
        }

        return Decide(op, left.Count.CompareTo(right.Count));
    }

    private static bool OrderSets(ComparisonOperator op, PySet left, PySet right) => op switch
    {
        ComparisonOperator.Less => left.Count < right.Count && left.AllIn(right),
        ComparisonOperator.LessOrEqual => left.Count <= right.Count && left.AllIn(right),
        ComparisonOperator.Greater => right.Count < left.Count && right.AllIn(left),
        _ => right.Count <= left.Count && right.AllIn(left),
    };

    private static bool Decide(ComparisonOperator op, int order) => op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order is < 0 and > -NoOrderAmongNumbers,
        ComparisonOperator.LessOrEqual => order is <= 0 and > -NoOrderAmongNumbers,
        ComparisonOperator.Greater => order is > 0 and < NoOrderAmongNumbers,
        _ => order is >= 0 and < NoOrderAmongNumbers,
    };

    /// <summary>Orders text by code points: characters beyond the basic plane come after all that are in it. -1, 0 or 1.</summary>
    public static int CompareText(string left, string right)
    {
        int at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length) return left.Length.CompareTo(right.Length);
        char a = left[at], b = right[at];
        if (char.IsSurrogate(a) != char.IsSurrogate(b)) return char.IsSurrogate(a) ? 1 : -1;
        return a < b ? -1 : 1;
    }

    private static string Sign(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
