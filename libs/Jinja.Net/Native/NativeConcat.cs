using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Native;

/// <summary>Makes one value of all that a native template printed.</summary>
/// <remarks>Mirrors <c>jinja2.nativetypes.native_concat</c>.</remarks>
internal static class NativeConcat
{
    /// <summary>Nothing is None; a single value that is no text is itself; everything else is text, and the literal it spells if it spells one.</summary>
    public static Value Join(Value[] values)
    {
        if (values.Length == 0) return Value.None;
        if (values.Length == 1 && !values[0].IsText) return values[0];
        Value text = values.Length == 1 ? values[0] : Value.Text(string.Concat(values.Select(static value => Representation.Text(value))));
        return LiteralReader.TryRead(text.AsText, out Value literal) ? literal : text;
    }
}
