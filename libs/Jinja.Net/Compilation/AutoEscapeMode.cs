using Jinja.Net.Runtime;

namespace Jinja.Net.Compilation;

/// <summary>What the compiler knows of escaping at a place: on, off, or that only the render can tell.</summary>
internal readonly record struct AutoEscapeMode(bool IsFixed, bool Value)
{
    public static readonly AutoEscapeMode Volatile;

    public static AutoEscapeMode Fixed(bool value) => new(true, value);

    public bool IsOn(Frame frame) => IsFixed ? Value : frame.EvalContext.AutoEscape;
}
