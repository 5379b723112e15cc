using System.Collections.Frozen;

namespace Werkzeug.Net.Serving;

/// <summary>What the bridge from ASP.NET Core to a WSGI application wants to know.</summary>
internal sealed record WsgiServingOptions
{
    /// <summary>What the server calls itself (<c>SERVER_SOFTWARE</c>).</summary>
    public const string Software = "Werkzeug.Net";

    /// <summary>Whether header values come a character for a byte, as our own host has it; others decode UTF-8.</summary>
    public bool HeadersAreBytes { get; init; }

    /// <summary>Whether requests are answered at the same time.</summary>
    public bool IsMultithread { get; init; } = true;

    /// <summary>Whether an error before the first block goes on to the host; else it is logged and answered here.</summary>
    public bool LetsErrorsThrough { get; init; }

    /// <summary>Whether errors are shown in the browser.</summary>
    public bool ShowErrors { get; init; }

    /// <summary>What is done around each request; null does the usual.</summary>
    public RequestHandler? Handler { get; init; }

    /// <summary>Called with what the application throws, when it was answered; null where nobody wants to know.</summary>
    public Action<Exception>? Failed { get; init; }

    /// <summary>Where applications write about errors.</summary>
    public TextWriter Errors { get; init; } = TextWriter.Null;

    /// <summary>More values for every environment.</summary>
    public IReadOnlyDictionary<string, string> ExtraEnviron { get; init; } = FrozenDictionary<string, string>.Empty;
}
