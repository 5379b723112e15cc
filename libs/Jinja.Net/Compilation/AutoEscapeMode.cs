using Jinja.Net.Runtime;

namespace Jinja.Net.Compilation;

/// <summary>What the compiler knows of escaping at a place: on, off, or that only the render can tell.</summary>
/// <param name="IsFixed">Whether the compiler knows; else the render decides for all that is not constant.</param>
/// <param name="Value">Whether it is on, for constants in any case.</param>
internal readonly record struct AutoEscapeMode(bool IsFixed, bool Value)
{
    public static AutoEscapeMode Fixed(bool value) => new(true, value);

    /// <summary>What is known inside of an <c>autoescape</c> tag: as in the original, nothing becomes certain again inside of what is not.</summary>
    /// <param name="constant">The tag's value; <see langword="null"/> if only the render knows it.</param>
    public AutoEscapeMode Inside(bool? constant) => new(IsFixed && constant is not null, constant ?? Value);

    public bool IsOn(Frame frame) => IsFixed ? Value : frame.EvalContext.AutoEscape;
}
