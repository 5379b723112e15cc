namespace Jinja.Net;

/// <summary>A sandbox whose templates cannot change lists, dicts and sets either.</summary>
/// <remarks>Mirrors <c>jinja2.sandbox.ImmutableSandboxedEnvironment</c>.</remarks>
public class ImmutableSandboxedEnvironment : SandboxedEnvironment
{
    /// <summary>Makes an environment.</summary>
    /// <param name="options">How it reads and runs templates; <see langword="null"/> for the defaults.</param>
    /// <param name="members">Which members of .NET objects templates may see; <see langword="null"/> for <see cref="MemberPolicy.Default"/>.</param>
    public ImmutableSandboxedEnvironment(JinjaOptions? options = null, MemberPolicy? members = null)
        : base(options, members)
    {
    }

    private ImmutableSandboxedEnvironment(JinjaOptions options, SandboxedEnvironment linked)
        : base(options, linked)
    {
    }

    private protected override bool AllowsMutation => false;

    /// <inheritdoc/>
    public override JinjaEnvironment Overlay(Func<JinjaOptions, JinjaOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new ImmutableSandboxedEnvironment(change(Options), this);
    }
}
