using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>The directives of a <c>Content-Security-Policy</c> header: what a page may load, and from where.</summary>
/// <param name="directives">The directives; <see langword="null"/> is none.</param>
/// <remarks>
/// Mirrors <c>werkzeug.datastructures.ContentSecurityPolicy</c>. As a dictionary it holds every directive by its name; a
/// property set to <see langword="null"/> removes its directive.
/// </remarks>
public sealed partial class ContentSecurityPolicy(IEnumerable<KeyValuePair<string, string>>? directives = null)
    : CallbackDict<string, string>(directives), IHeaderValue
{
    /// <summary>Where <c>base</c> elements may point.</summary>
    public string? BaseUri
    {
        get => Read("base-uri");
        set => Write("base-uri", value);
    }

    /// <summary>Sources of workers and frames.</summary>
    public string? ChildSrc
    {
        get => Read("child-src");
        set => Write("child-src", value);
    }

    /// <summary>Where scripts may connect to.</summary>
    public string? ConnectSrc
    {
        get => Read("connect-src");
        set => Write("connect-src", value);
    }

    /// <summary>Sources of whatever has no directive of its own.</summary>
    public string? DefaultSrc
    {
        get => Read("default-src");
        set => Write("default-src", value);
    }

    /// <summary>Sources of fonts.</summary>
    public string? FontSrc
    {
        get => Read("font-src");
        set => Write("font-src", value);
    }

    /// <summary>Where forms may be sent.</summary>
    public string? FormAction
    {
        get => Read("form-action");
        set => Write("form-action", value);
    }

    /// <summary>Who may embed the page.</summary>
    public string? FrameAncestors
    {
        get => Read("frame-ancestors");
        set => Write("frame-ancestors", value);
    }

    /// <summary>Sources of frames.</summary>
    public string? FrameSrc
    {
        get => Read("frame-src");
        set => Write("frame-src", value);
    }

    /// <summary>Sources of images.</summary>
    public string? ImgSrc
    {
        get => Read("img-src");
        set => Write("img-src", value);
    }

    /// <summary>Sources of application manifests.</summary>
    public string? ManifestSrc
    {
        get => Read("manifest-src");
        set => Write("manifest-src", value);
    }

    /// <summary>Sources of audio and video.</summary>
    public string? MediaSrc
    {
        get => Read("media-src");
        set => Write("media-src", value);
    }

    /// <summary>Where the page may navigate to.</summary>
    public string? NavigateTo
    {
        get => Read("navigate-to");
        set => Write("navigate-to", value);
    }

    /// <summary>Sources of plugins.</summary>
    public string? ObjectSrc
    {
        get => Read("object-src");
        set => Write("object-src", value);
    }

    /// <summary>The media types of plugins that may be embedded.</summary>
    public string? PluginTypes
    {
        get => Read("plugin-types");
        set => Write("plugin-types", value);
    }

    /// <summary>Sources that may be fetched ahead.</summary>
    public string? PrefetchSrc
    {
        get => Read("prefetch-src");
        set => Write("prefetch-src", value);
    }

    /// <summary>The group of endpoints that violations are reported to.</summary>
    public string? ReportTo
    {
        get => Read("report-to");
        set => Write("report-to", value);
    }

    /// <summary>The URL that violations are reported to.</summary>
    public string? ReportUri
    {
        get => Read("report-uri");
        set => Write("report-uri", value);
    }

    /// <summary>What takes trusted types only.</summary>
    public string? RequireTrustedTypesFor
    {
        get => Read("require-trusted-types-for");
        set => Write("require-trusted-types-for", value);
    }

    /// <summary>The allowances of the page's sandbox.</summary>
    public string? Sandbox
    {
        get => Read("sandbox");
        set => Write("sandbox", value);
    }

    /// <summary>Sources of scripts.</summary>
    public string? ScriptSrc
    {
        get => Read("script-src");
        set => Write("script-src", value);
    }

    /// <summary>Sources of inline event handlers.</summary>
    public string? ScriptSrcAttr
    {
        get => Read("script-src-attr");
        set => Write("script-src-attr", value);
    }

    /// <summary>Sources of <c>script</c> elements.</summary>
    public string? ScriptSrcElem
    {
        get => Read("script-src-elem");
        set => Write("script-src-elem", value);
    }

    /// <summary>Sources of styles.</summary>
    public string? StyleSrc
    {
        get => Read("style-src");
        set => Write("style-src", value);
    }

    /// <summary>Sources of inline styles.</summary>
    public string? StyleSrcAttr
    {
        get => Read("style-src-attr");
        set => Write("style-src-attr", value);
    }

    /// <summary>Sources of <c>style</c> elements.</summary>
    public string? StyleSrcElem
    {
        get => Read("style-src-elem");
        set => Write("style-src-elem", value);
    }

    /// <summary>The policies of trusted types that may be made.</summary>
    public string? TrustedTypes
    {
        get => Read("trusted-types");
        set => Write("trusted-types", value);
    }

    /// <summary>Sources of workers.</summary>
    public string? WorkerSrc
    {
        get => Read("worker-src");
        set => Write("worker-src", value);
    }

    /// <inheritdoc/>
    public string ToHeader() => string.Join("; ", this.Select(static directive => $"{directive.Key} {directive.Value}"));

    /// <inheritdoc/>
    public override string ToString() => ToHeader();

    private string? Read(string directive) => TryGetValue(directive, out string? value) ? value : null;

    private void Write(string directive, string? value)
    {
        if (value is null)
            Remove(directive);
        else
            this[directive] = value;
    }
}
