using Jinja.Net.Runtime;

namespace Jinja.Net.Native;

/// <summary>
/// An environment whose templates give values, not text: <c>{{ a + b }}</c> is a number or a list. What several expressions print
/// is joined to text and read as a literal of Python if it is one. Ask <see cref="Template.RenderValue"/>.
/// </summary>
/// <remarks>Mirrors <c>jinja2.nativetypes.NativeEnvironment</c>.</remarks>
public class NativeEnvironment : JinjaEnvironment
{
    /// <summary>Makes an environment.</summary>
    /// <param name="options">How it reads and runs templates; <see langword="null"/> for the defaults.</param>
    public NativeEnvironment(JinjaOptions? options = null)
        : base(options)
    {
    }

    private NativeEnvironment(JinjaOptions options, JinjaEnvironment linked)
        : base(options, linked)
    {
    }

    /// <inheritdoc/>
    public override JinjaEnvironment Overlay(Func<JinjaOptions, JinjaOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new NativeEnvironment(change(Options), this);
    }

    internal override bool GivesValues => true;

    internal override OutputBuffer NewOutput() => new(new ValueOutput(NativeConcat.Join));
}
