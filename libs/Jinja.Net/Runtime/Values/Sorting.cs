namespace Jinja.Net.Runtime.Values;

/// <summary>Python's stable sort, which asks <c>&lt;</c> only and charges every comparison.</summary>
internal static class Sorting
{
    public static Value[] Sort(IRuntimeServices services, Value[] items, Value[] keys, bool reverse) => Sort(services.Budget, items, keys, reverse);

    /// <summary>The items in the order of their keys.</summary>
    /// <exception cref="OperationException">Two keys have no order.</exception>
    public static Value[] Sort(RenderBudget budget, Value[] items, Value[] keys, bool reverse)
    {
        int[] order = new int[items.Length];
        for (int i = 0; i < order.Length; i++) order[i] = reverse ? order.Length - 1 - i : i;
        new Merger(budget, keys).Sort(order);
        if (reverse) Array.Reverse(order);
        return Array.ConvertAll(order, index => items[index]);
    }

    /// <summary>A merge sort of indices; insertion sort for short runs, and a run that is in order already is left alone.</summary>
    private sealed class Merger(RenderBudget budget, Value[] keys)
    {
        private const int ShortRun = 8;

        private int[] _spare = [];

        public void Sort(int[] order)
        {
            _spare = new int[order.Length];
            Sort(order, 0, order.Length);
        }

        private bool Less(int left, int right)
        {
            budget.Step();
            return Comparison.Less(keys[left], keys[right]);
        }

        private void Sort(int[] order, int from, int to)
        {
            if (to - from <= ShortRun)
            {
                Insert(order, from, to);
                return;
            }

            int middle = (from + to) >>> 1;
            Sort(order, from, middle);
            Sort(order, middle, to);
            if (Less(order[middle], order[middle - 1])) Merge(order, from, middle, to);
        }

        private void Insert(int[] order, int from, int to)
        {
            for (int i = from + 1; i < to; i++)
            {
                int item = order[i], at = i;
                for (; at > from && Less(item, order[at - 1]); at--) order[at] = order[at - 1];
                order[at] = item;
            }
        }

        private void Merge(int[] order, int from, int middle, int to)
        {
            Array.Copy(order, from, _spare, from, middle - from);
            int left = from, right = middle, at = from;
            while (left < middle && right < to) order[at++] = Less(order[right], _spare[left]) ? order[right++] : _spare[left++];
            Array.Copy(_spare, left, order, at, middle - left);
        }
    }
}
