using System.Text;
using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Lays values out as Python's <c>pprint</c> does: one line if it fits into 80 columns, else one item a line; keys in order.</summary>
internal sealed class PrettyPrinter(RenderBudget budget)
{
    private const int Width = 80;
    private const int DeepestNesting = 200;

    private readonly StringBuilder _text = new();
    private readonly List<object> _open = [];

    public string Print(Value value)
    {
        Write(value, 0, 0, 1);
        return _text.ToString();
    }

    private void Append(string text)
    {
        budget.CheckText(_text.Length + (long)text.Length);
        _text.Append(text);
    }

    private void Write(Value value, int indent, int allowance, int level)
    {
        budget.Step();
        if (level > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw PythonErrors.Recursion("while getting the repr of an object");
        string line = OneLine(value, level);
        if (CodePoints.Count(line) <= Width - indent - allowance || !IsLayable(value) || !Enter(value))
        {
            Append(line);
            return;
        }

        Lay(value, indent, allowance, level);
        Leave(value);
    }

    private static bool IsLayable(Value value) =>
        value.Kind is ValueKind.Text or ValueKind.Bytes || (value.O is not PyTuple { Names: not null } && (SequenceView.TryOf(value, out _) || MappingView.TryOf(value, out _) || Sets.TryOf(value, out _)));

    private bool Enter(Value value)
    {
        if (value.IsText || value.O is byte[]) return true;
        if (_open.Contains(value.O!, ReferenceEqualityComparer.Instance)) return false;
        _open.Add(value.O!);
        return true;
    }

    private void Leave(Value value)
    {
        if (!value.IsText && value.O is not byte[]) _open.RemoveAt(_open.Count - 1);
    }

    private void Lay(Value value, int indent, int allowance, int level)
    {
        if (value.IsText) LayText(value.AsText, indent, allowance, level);
        else if (value.O is byte[] bytes) LayBytes(bytes, indent, allowance, level);
        else if (SequenceView.TryOf(value, out SequenceView items)) LaySequence(items, indent, allowance, level);
        else if (MappingView.TryOf(value, out MappingView mapping)) LayMapping(mapping, indent, allowance, level);
        else if (Sets.TryOf(value, out PySet? set)) LaySet(set, indent, allowance, level);
    }

    private void LaySequence(in SequenceView items, int indent, int allowance, int level)
    {
        string end = !items.IsTuple ? "]" : items.Count == 1 ? ",)" : ")";
        Append(items.IsTuple ? "(" : "[");
        LayItems(items.ToArray(), indent, allowance + end.Length, level);
        Append(end);
    }

    private void LaySet(PySet set, int indent, int allowance, int level)
    {
        Append(set.IsFrozen ? "frozenset({" : "{");
        string end = set.IsFrozen ? "})" : "}";
        LayItems(SafeOrder.Sort(budget, set.ToArray()), set.IsFrozen ? indent + 10 : indent, allowance + end.Length, level);
        Append(end);
    }

    private void LayItems(Value[] items, int indent, int allowance, int level)
    {
        indent++;
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0) Append(",\n" + new string(' ', indent));
            Write(items[i], indent, i == items.Length - 1 ? allowance : 1, level + 1);
        }
    }

    private void LayMapping(in MappingView mapping, int indent, int allowance, int level)
    {
        Append("{");
        indent++;
        (Value Key, Value Value)[] members = SafeOrder.Sort(budget, mapping);
        for (int i = 0; i < members.Length; i++)
        {
            if (i > 0) Append(",\n" + new string(' ', indent));
            string key = OneLine(members[i].Key, level);
            Append(key + ": ");
            Write(members[i].Value, indent + CodePoints.Count(key) + 2, i == members.Length - 1 ? allowance + 1 : 1, level + 1);
        }

        Append("}");
    }

    private void LayText(string text, int indent, int allowance, int level)
    {
        bool whole = level == 1;
        if (whole) (indent, allowance) = (indent + 1, allowance + 1);
        budget.Charge(text.Length >> 3);
        List<string> chunks = TextChunks.Split(text, Width - indent, allowance);
        if (chunks.Count == 1)
        {
            Append(Representation.Quote(text));
            return;
        }

        Append((whole ? "(" : "") + string.Join("\n" + new string(' ', indent), chunks) + (whole ? ")" : ""));
    }

    private void LayBytes(byte[] bytes, int indent, int allowance, int level)
    {
        if (bytes.Length <= 4)
        {
            Append(Representation.Repr(Value.Bytes(bytes)));
            return;
        }

        bool whole = level == 1;
        if (whole) (indent, allowance) = (indent + 1, allowance + 1);
        budget.Charge(bytes.Length >> 1);
        Append((whole ? "(" : "") + string.Join("\n" + new string(' ', indent), TextChunks.Split(bytes, Width - indent, allowance)) + (whole ? ")" : ""));
    }

    /// <summary>The value's representation with the keys of every dict in order.</summary>
    private string OneLine(Value value, int level)
    {
        if (value.Kind is not (ValueKind.List or ValueKind.Tuple or ValueKind.Dict or ValueKind.Object)) return Representation.Repr(value, budget);
        return new ReprWriter(budget) { Arrange = mapping => SafeOrder.Sort(budget, mapping) }.Of(value, level);
    }
}

/// <summary>An order for values of any types: by <c>&lt;</c> where there is one, else by the name of the type.</summary>
internal static class SafeOrder
{
    public static Value[] Sort(RenderBudget budget, Value[] items) => Sort(budget, items, items);

    public static (Value Key, Value Value)[] Sort(RenderBudget budget, MappingView mapping)
    {
        (Value Key, Value Value)[] members = [.. mapping.Pairs()];
        return Sort(budget, members, Array.ConvertAll(members, static member => member.Key));
    }

    private static T[] Sort<T>(RenderBudget budget, T[] items, Value[] keys)
    {
        int[] order = [.. Enumerable.Range(0, items.Length)];
        List<int> sorted = [];
        foreach (int item in order)
        {
            int at = sorted.Count;
            while (at > 0 && Less(keys[item], keys[sorted[at - 1]])) at--;
            budget.Charge(1 + sorted.Count - at);
            sorted.Insert(at, item);
        }

        return [.. sorted.Select(index => items[index])];
    }

    private static bool Less(Value left, Value right)
    {
        try
        {
            return Comparison.Less(left, right);
        }
        catch (OperationException)
        {
            return string.CompareOrdinal(TypeNames.Of(left), TypeNames.Of(right)) < 0;
        }
    }
}

/// <summary>Long text and bytes in pieces that fit into a width, each as its representation.</summary>
internal static class TextChunks
{
    public static List<string> Split(string text, int width, int allowance)
    {
        List<string> chunks = [];
        List<string> lines = Splitting.SplitLines(text, keepEnds: true);
        for (int i = 0; i < lines.Count; i++)
        {
            bool last = i == lines.Count - 1;
            string whole = Representation.Quote(lines[i]);
            if (CodePoints.Count(whole) <= width - (last ? allowance : 0)) chunks.Add(whole);
            else SplitLine(chunks, lines[i], width, last ? allowance : 0);
        }

        return chunks;
    }

    private static void SplitLine(List<string> chunks, string line, int width, int allowance)
    {
        string current = "";
        for (int at = 0; at < line.Length;)
        {
            int start = at;
            while (at < line.Length && !WhiteSpace.Is(line[at])) at++;
            while (at < line.Length && WhiteSpace.Is(line[at])) at++;
            string candidate = current + line[start..at];
            if (CodePoints.Count(Representation.Quote(candidate)) > width - (at == line.Length ? allowance : 0))
            {
                if (current.Length > 0) chunks.Add(Representation.Quote(current));
                current = line[start..at];
            }
            else current = candidate;
        }

        if (current.Length > 0) chunks.Add(Representation.Quote(current));
    }

    public static List<string> Split(byte[] bytes, int width, int allowance)
    {
        List<string> chunks = [];
        byte[] current = [];
        for (int at = 0; at < bytes.Length; at += 4)
        {
            byte[] part = bytes[at..Math.Min(at + 4, bytes.Length)], candidate = [.. current, .. part];
            if (at == bytes.Length / 4 * 4) width -= allowance;
            if (Repr(candidate).Length <= width)
            {
                current = candidate;
                continue;
            }

            if (current.Length > 0) chunks.Add(Repr(current));
            current = part;
        }

        if (current.Length > 0) chunks.Add(Repr(current));
        return chunks;
    }

    private static string Repr(byte[] bytes) => Representation.Repr(Value.Bytes(bytes));
}
