namespace Werkzeug.Net.Http;

/// <summary>The values of <c>Cross-Origin-Opener-Policy</c>: which windows share a group of browsing contexts. HTML Living Standard, section 7.1.3.</summary>
/// <remarks>Mirrors <c>werkzeug.http.COOP</c>.</remarks>
public static class OpenerPolicy
{
    /// <summary>As without the header.</summary>
    public const string UnsafeNone = "unsafe-none";

    /// <summary>Windows of the same origin, and those that this page opens.</summary>
    public const string SameOriginAllowPopups = "same-origin-allow-popups";

    /// <summary>Windows of the same origin only.</summary>
    public const string SameOrigin = "same-origin";
}

/// <summary>The values of <c>Cross-Origin-Embedder-Policy</c>: what a page may embed. HTML Living Standard, section 7.1.4.</summary>
/// <remarks>Mirrors <c>werkzeug.http.COEP</c>.</remarks>
public static class EmbedderPolicy
{
    /// <summary>As without the header.</summary>
    public const string UnsafeNone = "unsafe-none";

    /// <summary>Only what allows it.</summary>
    public const string RequireCorp = "require-corp";
}
