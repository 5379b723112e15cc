using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;
using Werkzeug.Net.Debugging;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Werkzeug.Net.Serving;

/// <summary>How <see cref="RunSimple"/> and <see cref="KestrelHost"/> serve an application.</summary>
/// <remarks>Mirrors the arguments of <c>werkzeug.serving.run_simple</c>, where they have a meaning on Kestrel.</remarks>
public sealed record ServerOptions
{
    /// <summary>Whether an error that the application throws is shown in the browser. For development on the own machine only.</summary>
    public bool UseDebugger { get; init; }

    /// <summary>What the debugger shows, and whom it lets in; null shows errors without a console.</summary>
    public DebuggerOptions? Debugger { get; init; }

    /// <summary>
    /// Whether the program is built and started again when its source changes: <see cref="RunSimple"/> then starts <c>dotnet watch</c> for
    /// the project of the program. Under <c>dotnet watch</c> it changes nothing.
    /// </summary>
    public bool UseReloader { get; init; }

    /// <summary>More files whose change restarts the program, beside its source; wildcards as MSBuild has them.</summary>
    /// <remarks>Mirrors <c>extra_files</c>.</remarks>
    public IReadOnlyList<string> ExtraFiles { get; init; } = [];

    /// <summary>Files whose change does not restart the program, wildcards as MSBuild has them.</summary>
    /// <remarks>Mirrors <c>exclude_patterns</c>.</remarks>
    public IReadOnlyList<string> ExcludePatterns { get; init; } = [];

    /// <summary>Whether requests are answered at the same time; false answers one after the other.</summary>
    public bool Threaded { get; init; } = true;

    /// <summary>
    /// How many threads of their own run an application that blocks, as one that waits for a database without awaiting. Null runs it on the
    /// pool, which is right for an application that awaits: blocked, the pool grows by a thread or two a second.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>
    /// The certificate for TLS, as <see cref="AdhocCertificate"/> makes one or <see cref="X509Certificate2.CreateFromPemFile(string, string?)"/> reads
    /// one of two files; null serves plain HTTP.
    /// </summary>
    /// <remarks>Mirrors <c>ssl_context</c>.</remarks>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Settings of TLS beside the certificate: versions, certificates of clients, one certificate or another by name. Null keeps Kestrel's.</summary>
    /// <remarks>Mirrors an <c>SSLContext</c> as <c>ssl_context</c>. It makes the server speak TLS also without <see cref="Certificate"/>.</remarks>
    public Action<HttpsConnectionAdapterOptions>? Tls { get; init; }

    /// <summary>
    /// The versions of HTTP to speak. Null speaks 1.1; with a certificate also 2, and 3 where the platform has it
    /// (<see cref="System.Net.Quic.QuicListener.IsSupported"/>).
    /// </summary>
    public HttpProtocols? Protocols { get; init; }

    /// <summary>Changes the server's limits: connections, sizes and times of requests, least rates. Null keeps Kestrel's.</summary>
    public Action<KestrelServerLimits>? Limits { get; init; }

    /// <summary>Files to serve beside the application: a path of the URL, and the folder or file behind it.</summary>
    /// <remarks>Mirrors <c>static_files</c>.</remarks>
    public IReadOnlyDictionary<string, string> StaticFiles { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>What is done around each request: more values in its environ, another line in the log. Null does the usual.</summary>
    /// <remarks>Mirrors <c>request_handler</c>.</remarks>
    public RequestHandler? RequestHandler { get; init; }

    /// <summary>
    /// Whether an error that the application lets through ends the server, once its request was answered with 500: serving then throws it,
    /// for a debugger or a supervisor to see. Else it is logged, and the server lives on.
    /// </summary>
    /// <remarks>Mirrors <c>passthrough_errors</c>.</remarks>
    public bool PassthroughErrors { get; init; }

    /// <summary>More values for every environment, text only.</summary>
    public IReadOnlyDictionary<string, string>? ExtraEnviron { get; init; }

    /// <summary>The longest request body in bytes; null leaves it to the application.</summary>
    public long? MaxRequestBodySize { get; init; }

    /// <summary>How long requests may take to finish when the server stops.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where the start, every request and errors are told; null writes to the standard error stream.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>Takes requests (category <c>werkzeug</c>, level information) and errors instead of <see cref="Log"/>; null for none.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Whether every request is told.</summary>
    public bool AccessLog { get; init; } = true;

    /// <summary>Whether the start is told.</summary>
    public bool Banner { get; init; } = true;

    /// <summary>Called once the server takes requests, with the URL it can be reached at.</summary>
    public Action<string>? Ready { get; init; }

    /// <summary>The clock for the log.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal bool IsTls => Certificate is not null || Tls is not null;
}
