using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Flask.Net;

/// <summary>Traces and measures one request, after the semantic conventions of OpenTelemetry for HTTP servers.</summary>
/// <remarks>
/// The source and the meter are both named <c>Flask.Net</c>. Where a host of ASP.NET Core traces and measures by itself, its activity and
/// its measurement also get the route. Where nobody listens, nothing is made.
/// </remarks>
internal struct RequestTelemetry
{
    private static readonly ActivitySource Source = new("Flask.Net");
    private static readonly Meter Meter = new("Flask.Net");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "http.server.request.duration", "s", "Duration of HTTP server requests.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        });

    private static readonly UpDownCounter<long> Active = Meter.CreateUpDownCounter<long>(
        "http.server.active_requests", "{request}", "Number of active HTTP server requests.");

    private readonly FlaskContext _context;
    private readonly Activity? _activity;
    private readonly long _start;
    private readonly bool _isCounted;
    private readonly bool _isTimed;
    private int _status;

    private RequestTelemetry(FlaskContext context)
    {
        _context = context;
        _isTimed = Duration.Enabled;
        _start = _isTimed ? Stopwatch.GetTimestamp() : 0;
        if (Source.HasListeners())
            _activity = Start(context);
        _isCounted = Active.Enabled;
        if (_isCounted)
            Active.Add(1, Common(context.Request));
    }

    /// <summary>Begins to look at a request.</summary>
    public static RequestTelemetry Begin(FlaskContext context) => new(context);

    /// <summary>Notes what the client is told.</summary>
    public void Answered(int status, Exception? failure)
    {
        _status = status;
        if (_context.HttpContext is not { } http || _context.Request.UrlRule?.Text is not { } route)
            return;
        if (http.Features.Get<IHttpMetricsTagsFeature>() is { MetricsDisabled: false } tags)
            tags.Tags.Add(new("http.route", route));
        if (Activity.Current is not null && http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } hosts)
            Enrich(hosts, route, failure);
    }

    /// <summary>Ends with the request.</summary>
    public readonly void End(Exception? failure)
    {
        if (_isCounted)
            Active.Add(-1, Common(_context.Request));
        if (_isTimed)
            Duration.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds, Outcome(failure));
        if (_activity is not { } activity)
            return;
        foreach ((string name, object? value) in Outcome(failure))
            activity.SetTag(name, value);
        if (_context.Request.UrlRule?.Text is { } route)
            activity.DisplayName = $"{MethodOf(_context.Request)} {route}";
        if (failure is not null)
            activity.AddException(failure);
        if (failure is not null || _status >= 500)
            activity.SetStatus(ActivityStatusCode.Error);
        activity.Dispose();
    }

    private readonly void Enrich(Activity hosts, string route, Exception? failure)
    {
        hosts.SetTag("http.route", route);
        hosts.DisplayName = $"{hosts.GetTagItem("http.request.method") ?? MethodOf(_context.Request)} {route}";
        if (failure is not null)
            hosts.AddException(failure);
    }

    private static Activity? Start(FlaskContext context)
    {
        FlaskRequest request = context.Request;
        bool isInside = Activity.Current is not null;
        string? parent = isInside ? null : request.Environ.Text("HTTP_TRACEPARENT");
        ActivityContext.TryParse(parent, request.Environ.Text("HTTP_TRACESTATE"), isRemote: true, out ActivityContext remote);
        Activity? activity = Source.StartActivity(MethodOf(request), isInside ? ActivityKind.Internal : ActivityKind.Server, remote);
        if (activity is not { IsAllDataRequested: true })
            return activity;
        Describe(activity, request);
        return activity;
    }

    // Without the query: it may hold what no trace should.
    private static void Describe(Activity activity, FlaskRequest request)
    {
        HostString host = new(request.Environ.Text("HTTP_HOST") ?? $"{request.Environ.Text("SERVER_NAME")}:{request.Environ.Text("SERVER_PORT")}");
        activity.SetTag("url.path", request.Path);
        activity.SetTag("server.address", host.Host);
        activity.SetTag("server.port", host.Port);
        activity.SetTag("client.address", request.Environ.RemoteAddress);
        activity.SetTag("user_agent.original", request.Environ.Text("HTTP_USER_AGENT"));
        activity.SetTag("network.protocol.version", request.Environ.Text("SERVER_PROTOCOL")?.Replace("HTTP/", "", StringComparison.Ordinal));
        if (MethodOf(request) != request.Method)
            activity.SetTag("http.request.method_original", request.Method);
    }

    private readonly TagList Outcome(Exception? failure)
    {
        TagList tags = Common(_context.Request);
        int status = _status == 0 ? StatusCodes.Status500InternalServerError : _status;
        tags.Add("http.response.status_code", status);
        if (_context.Request.UrlRule?.Text is { } route)
            tags.Add("http.route", route);
        if (failure is not null)
            tags.Add("error.type", failure.GetType().FullName);
        else if (status >= 500)
            tags.Add("error.type", status.ToString(CultureInfo.InvariantCulture));
        return tags;
    }

    private static TagList Common(FlaskRequest request) => new([new("http.request.method", MethodOf(request)), new("url.scheme", request.Environ.Scheme)]);

    // A client may send any word; only the known ones may become a value that is counted by.
    private static string MethodOf(FlaskRequest request) => request.Method switch
    {
        "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" or "TRACE" or "CONNECT" or "QUERY" => request.Method,
        _ => "_OTHER",
    };
}
