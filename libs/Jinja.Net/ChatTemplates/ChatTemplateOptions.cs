namespace Jinja.Net;

/// <summary>How chat templates run.</summary>
public sealed record ChatTemplateOptions
{
    /// <summary>How much one render may use.</summary>
    /// <value>The default is <see cref="RenderLimits.Untrusted"/>: chat templates are a stranger's code.</value>
    public RenderLimits Limits { get; init; } = RenderLimits.Untrusted;

    /// <summary>What <c>strftime_now</c> takes for now, in its local time zone.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What names that do not exist are.</summary>
    /// <value>The default is <see cref="UndefinedKind.Default"/>, as templates expect it.</value>
    public UndefinedKind Undefined { get; init; } = UndefinedKind.Default;
}
