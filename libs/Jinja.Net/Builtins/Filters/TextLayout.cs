using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Filters that lay text out: <c>truncate</c>, <c>indent</c> and <c>wordwrap</c>.</summary>
internal static class TextLayout
{
    public static Value Truncate(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        Value text = a[0], length = a[1], end = a[3], leeway = a[4].IsNone ? services.Environment.Policy("truncate.leeway") : a[4];
        long endLength = Iteration.Length(end);
        if (Comparison.Less(length, Value.Int(endLength)) || (Numbers.IsFloat(length) && double.IsNaN(Numbers.Float(length)))) throw Assertion($"expected length >= {endLength}, got {Representation.Text(length)}");
        if (Comparison.Less(leeway, Value.Int(0))) throw Assertion($"expected leeway >= 0, got {Representation.Text(leeway)}");
        Value most = Arithmetic.Add(services.Budget, length, leeway);
        if (!Comparison.Less(most, Value.Int(Iteration.Length(text)))) return text;
        Value cut = Subscript.Slice(services, text, default, Arithmetic.Subtract(services.Budget, length, Value.Int(endLength)), default);
        if (!Truth.IsTrue(a[2])) cut = UntilLastSpace(cut);
        return Arithmetic.Add(services.Budget, cut, end);
    }

    private static Value UntilLastSpace(Value text)
    {
        if (!text.IsText) throw PythonErrors.Attribute($"'{TypeNames.Of(text)}' object has no attribute 'rsplit'");
        int space = text.AsText.LastIndexOf(' ');
        return space < 0 ? text : Value.Text(text.AsText[..space], text.IsMarkup);
    }

    private static OperationException Assertion(string message) => new("AssertionError", message);

    public static Value Indent(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        string indention = a[1].IsText ? a[1].AsText : Spaces(services, a[1]);
        if (!a[0].IsText) throw NotText(a[0]);
        List<string> lines = Splitting.SplitLines(a[0].AsText + "\n");
        services.Budget.ChargeText(a[0].AsText.Length + ((long)indention.Length * (lines.Count + 1)));
        bool blank = Truth.IsTrue(a[3]);
        for (int i = 0; i < lines.Count; i++)
            if (i == 0 ? Truth.IsTrue(a[2]) : blank || lines[i].Length > 0) lines[i] = indention + lines[i];
        return Value.Text(string.Join('\n', lines), a[0].IsMarkup);
    }

    private static Exception NotText(Value value) => value.O is Undefined undefined ? undefined.Fail()
        : SequenceView.TryOf(value, out SequenceView view) && !view.IsTuple ? PythonErrors.Attribute("'list' object has no attribute 'splitlines'")
        : PythonErrors.Unsupported("+=", value, Value.EmptyText);

    private static string Spaces(IRuntimeServices services, Value width)
    {
        Value spaces = Arithmetic.Multiply(services.Budget, Value.Text(" "), width);
        return spaces.AsText;
    }

    public static Value WordWrap(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        if (a[0].O is byte[] { Length: > 0 }) throw PythonErrors.Type("cannot use a string pattern on a bytes-like object");
        if (!a[0].IsText && a[0].O is not byte[]) throw a[0].O is Undefined undefined ? undefined.Fail() : PythonErrors.Attribute($"'{TypeNames.Of(a[0])}' object has no attribute 'splitlines'");
        if (!a[3].IsNone && !a[3].IsText) throw a[3].O is Undefined unknown ? unknown.Fail() : PythonErrors.Attribute($"'{TypeNames.Of(a[3])}' object has no attribute 'join'");
        string newline = a[3].IsNone ? services.Environment.NewlineSequence : Representation.Text(a[3]);
        bool breaksWords = Truth.IsTrue(a[2]), breaksHyphens = Truth.IsTrue(a[4]);
        List<string> lines = [];
        long length = 0;
        foreach (string line in Splitting.SplitLines(a[0].O as string ?? ""))
        {
            services.Budget.Charge(1 + (line.Length >> 1));
            WordWrapper wrapper = new(Width(a[1]), breaksWords, breaksHyphens, Numbers.IsInteger(a[1]));
            string wrapped = string.Join(newline, wrapper.Wrap(line));
            services.Budget.CheckText(length += wrapped.Length + newline.Length);
            lines.Add(wrapped);
        }

        return Value.Text(string.Join(newline, lines), a[3].IsMarkup);
    }

    private static int Width(Value width)
    {
        if (width.O is Undefined undefined) throw undefined.Fail();
        if (!Numbers.IsNumber(width)) throw PythonErrors.NoOrder("<=", width, Value.Int(0));
        if (!Comparison.Greater(width, Value.Int(0))) throw PythonErrors.Value($"invalid width {Representation.Repr(width)} (must be > 0)");
        return Numbers.IsInteger(width) ? Numbers.Bound(width) : (int)Math.Min(int.MaxValue, Numbers.ToDouble(width));
    }
}
