using System.Collections.ObjectModel;
using System.Text.Json.Nodes;
using Werkzeug.Net;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

/// <summary>A request, with the rule that it matched.</summary>
/// <remarks>Mirrors <c>flask.Request</c>. Sizes are limited by the configuration, and by these properties for one request.</remarks>
public class FlaskRequest : Request
{
    internal const string NotJson = "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.";

    private RouteMatch _match;
    private Dictionary<string, object?>? _viewArguments;
    private long? _maxContentLength;
    private long? _maxFormMemorySize;
    private int? _maxFormParts;
    private IReadOnlyList<string>? _blueprints;
    private ImmutableMultiDict<FileStorage>? _files;

    /// <summary>Makes the request of an environment.</summary>
    public FlaskRequest(WsgiEnviron environ)
        : base(environ)
    {
    }

    /// <summary>The rule that the URL matched; <see langword="null"/> where it matched none.</summary>
    public Rule? UrlRule => _match.Rule;

    /// <summary>The values of the rule's arguments by their names; empty where no rule matched.</summary>
    public IDictionary<string, object?> ViewArguments =>
        _viewArguments ??= UrlRule is null ? [] : new Dictionary<string, object?>(_match.Values, StringComparer.Ordinal);

    /// <summary>Why the URL matched no rule, thrown when the view would run; <see langword="null"/> where it matched one.</summary>
    public HttpException? RoutingException { get; set; }

    /// <summary>The endpoint that the URL matched; <see langword="null"/> where it matched none.</summary>
    public string? Endpoint => UrlRule?.Endpoint;

    /// <summary>The full name of the blueprint of the endpoint; <see langword="null"/> where it belongs to none.</summary>
    public string? Blueprint => BlueprintPath.BlueprintOf(Endpoint);

    /// <summary>The blueprint of the endpoint and those around it, innermost first.</summary>
    public IReadOnlyList<string> Blueprints => UrlRule is null ? ReadOnlyCollection<string>.Empty : _blueprints ??= BlueprintPath.Of(Endpoint);

    /// <summary>The largest body that is read, in bytes; <see langword="null"/> for any. By default <c>MAX_CONTENT_LENGTH</c>.</summary>
    public override long? MaxContentLength
    {
        get => _maxContentLength ?? App?.Settings.MaxContentLength;
        set => _maxContentLength = value;
    }

    /// <summary>The largest form field that is kept in memory, in bytes; <see langword="null"/> for any. By default <c>MAX_FORM_MEMORY_SIZE</c>.</summary>
    public override long? MaxFormMemorySize
    {
        get => _maxFormMemorySize ?? (App is null ? base.MaxFormMemorySize : App.Settings.MaxFormMemorySize);
        set => _maxFormMemorySize = value;
    }

    /// <summary>The most parts that a multipart form may have; <see langword="null"/> for any. By default <c>MAX_FORM_PARTS</c>.</summary>
    public override int? MaxFormParts
    {
        get => _maxFormParts ?? (App is null ? base.MaxFormParts : App.Settings.MaxFormParts);
        set => _maxFormParts = value;
    }

    /// <summary>The files of the form. In debug mode a missing one whose form has the wrong <c>enctype</c> is explained.</summary>
    /// <exception cref="RequestEntityTooLargeException">The form breaks a limit.</exception>
    public override ImmutableMultiDict<FileStorage> Files => _files ??=
        App is { Debug: true } && MimeType != "multipart/form-data" ? base.Files.Explained(key => DebugFilesKeyException.For(this, key)) : base.Files;

    internal FlaskApp? App { get; set; }

    // Views read single values; the dictionary is made where somebody asks for all of them.
    internal bool TryGetViewArgument(string name, out object? value)
    {
        if (_viewArguments is { } own)
            return own.TryGetValue(name, out value);
        value = null;
        return UrlRule is not null && _match.Values.TryGetValue(name, out value);
    }

    internal void SetMatch(RouteMatch match) => _match = match;

    /// <summary>Answers a body that is not the JSON it should be. Only debugging tells the client what is wrong with it.</summary>
    protected override JsonNode? OnJsonLoadingFailed(Exception? error)
    {
        try
        {
            return base.OnJsonLoadingFailed(error);
        }
        catch (BadRequestException) when (App is { Debug: false })
        {
            throw new BadRequestException();
        }
    }
}
