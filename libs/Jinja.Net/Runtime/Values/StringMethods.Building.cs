using System.Text;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Runtime.Values;

/// <summary>The methods of <c>str</c> that make longer text, and those that leave text.</summary>
internal static partial class StringMethods
{
    /// <summary>Python's <c>str.replace</c>, charged before it grows.</summary>
    public static Value Replace(IRuntimeServices services, string text, string old, string @new, int count)
    {
        long growth = Math.Max(0, @new.Length - old.Length);
        if (growth > 0)
        {
            long times = Searching.Count(text, old);
            services.Budget.ChargeText(text.Length + (growth * (count < 0 ? times : Math.Min(times, count))));
        }

        services.Budget.Charge(text.Length >> 3);
        return Value.Text(Replacing.Replace(text, old, @new, count));
    }

    private static Value Join(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        string separator = a[0].AsText;
        if (!Iteration.IsIterable(a[1])) throw PythonErrors.Type("can only join an iterable");
        Value[] items = Iteration.ToArray(services, a[1]);
        long length = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (!items[i].IsText) throw PythonErrors.Type($"sequence item {i}: expected str instance, {TypeNames.Of(items[i])} found");
            length += items[i].AsText.Length + separator.Length;
        }

        services.Budget.ChargeText(length);
        return Value.Text(string.Join(separator, items.Select(static item => item.AsText)));
    }

    private static Value Encode(string text, string encoding, string errors)
    {
        string name = encoding.Replace('_', '-').ToUpperInvariant();
        if (name is "UTF-8" or "UTF8") return Value.Bytes(EncodeUtf8(text, errors));
        if (WideEncodings.Encode(text, name) is { } wide) return Value.Bytes(wide);
        int limit = name switch
        {
            "ASCII" or "US-ASCII" => 128,
            "LATIN-1" or "LATIN1" or "ISO-8859-1" or "ISO8859-1" => 256,
            _ => throw new OperationException("LookupError", $"unknown encoding: {encoding}"),
        };
        return Value.Bytes(EncodeNarrow(text, limit, limit == 128 ? "ascii" : "latin-1", errors));
    }

    private static byte[] EncodeUtf8(string text, string errors)
    {
        int bad = -1;
        for (int at = 0; at < text.Length && bad < 0; at += CodePoints.LengthAt(text.AsSpan(at)))
            if (CodePoints.LengthAt(text.AsSpan(at)) == 1 && char.IsSurrogate(text[at])) bad = at;
        if (bad >= 0 && errors == "strict")
            throw new OperationException("UnicodeEncodeError", $"'utf-8' codec can't encode character '\\u{(int)text[bad]:x4}' in position {CodePoints.Count(text.AsSpan(0, bad))}: surrogates not allowed");
        return Encoding.UTF8.GetBytes(bad < 0 ? text : string.Concat(text.EnumerateRunes().Select(rune => rune == Rune.ReplacementChar && errors == "ignore" ? "" : rune == Rune.ReplacementChar ? "?" : rune.ToString())));
    }

    private static byte[] EncodeNarrow(string text, int limit, string codec, string errors)
    {
        MemoryStream bytes = new(text.Length);
        int position = 0;
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)), position++)
        {
            int code = CodePoints.At(text.AsSpan(at));
            if (code < limit) bytes.WriteByte((byte)code);
            else if (errors == "ignore") continue;
            else bytes.Write(Encoding.ASCII.GetBytes(Substitute(code, position, limit, codec, errors)));
        }

        return bytes.ToArray();
    }

    private static string Substitute(int code, int position, int limit, string codec, string errors) => errors switch
    {
        "replace" => "?",
        "xmlcharrefreplace" => FormattableString.Invariant($"&#{code};"),
        "backslashreplace" => code < 0x100 ? $"\\x{code:x2}" : code < 0x10000 ? $"\\u{code:x4}" : $"\\U{code:x8}",
        _ => throw new OperationException("UnicodeEncodeError", $"'{codec}' codec can't encode character in position {position}: ordinal not in range({limit})"),
    };

    // The table is asked for the characters that there are, and for no others.
    private static Value Translate(IRuntimeServices services, string text, Value table)
    {
        Dictionary<int, string> changes = [];
        StringBuilder translated = new(text.Length);
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
        {
            services.Budget.Step();
            int code = CodePoints.At(text.AsSpan(at));
            if (!changes.TryGetValue(code, out string? change)) changes[code] = change = Change(table, code);
            services.Budget.CheckText(translated.Length + change.Length);
            translated.Append(change);
        }

        return Value.Text(translated.ToString());
    }

    private static string Change(Value table, int code)
    {
        if (table.O is Undefined undefined) throw undefined.Fail();
        Value key = Value.Int(code), change;
        bool isMapping = MappingView.TryOf(table, out MappingView mapping);
        if (!isMapping && !table.IsText && table.O is not byte[] && !SequenceView.TryOf(table, out _)) throw PythonErrors.Type($"'{TypeNames.Of(table)}' object is not subscriptable");
        if (!(isMapping ? mapping.TryGet(key, out change) : Subscript.TryIndex(table, key, out change))) return new StringBuilder().AppendCodePoint(code).ToString();
        if (change.IsNone) return "";
        if (change.IsText) return change.AsText;
        if (!Numbers.IsInteger(change)) throw PythonErrors.Type("character mapping must return integer, None or str");
        return Numbers.TryIndex(change, out int point) && point is >= 0 and < 0x110000
            ? new StringBuilder().AppendCodePoint(point).ToString()
            : throw PythonErrors.Value("character mapping must be in range(0x110000)");
    }

    private static Value MakeTable(IRuntimeServices services, Value x, Value y, Value z)
    {
        PyDict table = [];
        if (y.IsMissing)
        {
            if (!MappingView.TryOf(x, out MappingView mapping)) throw PythonErrors.Type("if you give only one argument to maketrans it must be a dict");
            foreach ((Value key, Value value) in mapping.Pairs()) table[key.IsText ? Value.Int(CodePoints.At(key.AsText)) : key] = value;
            return Value.Dict(table);
        }

        Value[] from = Iteration.ToArray(services, x), to = Iteration.ToArray(services, y);
        if (from.Length != to.Length) throw PythonErrors.Value("the first two maketrans arguments must have equal length");
        for (int i = 0; i < from.Length; i++) table[Value.Int(CodePoints.At(from[i].AsText))] = Value.Int(CodePoints.At(to[i].AsText));
        if (!z.IsMissing)
            foreach (Value removed in Iteration.ToArray(services, z)) table[Value.Int(CodePoints.At(removed.AsText))] = Value.None;
        return Value.Dict(table);
    }
}
