using System.Globalization;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>A directive that is left out, present, or present with a value, as <c>private</c> and <c>private="x-name"</c>.</summary>
/// <remarks>Truth, text and whole numbers convert to it: <c>cache.Private = true;</c></remarks>
public readonly record struct CacheDirective
{
    private CacheDirective(bool isSet, string? value)
    {
        IsSet = isSet;
        Value = value;
    }

    /// <summary>Whether the directive is present.</summary>
    public bool IsSet { get; }

    /// <summary>Its value; <see langword="null"/> where it has none.</summary>
    public string? Value { get; }

    /// <summary>The directive with a value.</summary>
    public static CacheDirective Of(string? value) => new(true, value);

    /// <summary>Present without a value, or left out.</summary>
    public static implicit operator CacheDirective(bool isSet) => new(isSet, null);

    /// <summary>Present with a value; <see langword="null"/> leaves it out.</summary>
    public static implicit operator CacheDirective(string? value) => new(value is not null, value);

    /// <summary>Present with a number.</summary>
    public static implicit operator CacheDirective(int value) => new(true, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether the directive is present.</summary>
    public static implicit operator bool(CacheDirective directive) => directive.IsSet;
}

/// <summary>The directives of a <c>Cache-Control</c> header: RFC 9111 section 5.2.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.datastructures.cache_control</c>. As a dictionary it holds every directive by its name, the value
/// <see langword="null"/> for one without a value; the properties read and write the known ones.
/// </remarks>
public abstract class CacheControl : CallbackDict<string, string?>, IHeaderValue
{
    private protected CacheControl(IEnumerable<KeyValuePair<string, string?>>? directives)
        : base(directives)
    {
    }

    private protected CacheControl(OrderedDictionary<string, string?> given)
        : base(given)
    {
    }

    /// <summary>The response may not be stored at all.</summary>
    public bool NoStore
    {
        get => Has("no-store");
        set => Put("no-store", value);
    }

    /// <summary>The oldest age in seconds at which a stored response counts as fresh.</summary>
    public long? MaxAge
    {
        get => Number("max-age");
        set => PutNumber("max-age", value);
    }

    /// <summary>Nobody on the way may change the content.</summary>
    public bool NoTransform
    {
        get => Has("no-transform");
        set => Put("no-transform", value);
    }

    /// <summary>For how many seconds after it became stale a response may be used when asking again fails (RFC 5861).</summary>
    public long? StaleIfError
    {
        get => Number("stale-if-error");
        set => PutNumber("stale-if-error", value);
    }

    /// <inheritdoc/>
    public string ToHeader() => HeaderText.WriteDict(this);

    /// <inheritdoc/>
    public override string ToString() => ToHeader();

    private protected bool Has(string directive) => ContainsKey(directive);

    private protected CacheDirective Directive(string directive) => TryGetValue(directive, out string? value) ? CacheDirective.Of(value) : false;

    private protected long? Number(string directive) =>
        TryGetValue(directive, out string? value) && value is not null && IntegerText.TryParseLenient(value, out long number) ? number : null;

    private protected void Put(string directive, CacheDirective value)
    {
        if (value.IsSet)
            this[directive] = value.Value;
        else
            Remove(directive);
    }

    private protected void PutNumber(string directive, long? number) => Put(directive, number?.ToString(CultureInfo.InvariantCulture));
}

/// <summary>What a client asks of the caches on the way.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.RequestCacheControl</c>.</remarks>
public sealed class RequestCacheControl : CacheControl
{
    /// <summary>Makes the directives.</summary>
    /// <param name="directives">The directives; <see langword="null"/> is none.</param>
    public RequestCacheControl(IEnumerable<KeyValuePair<string, string?>>? directives = null)
        : base(directives)
    {
    }

    internal RequestCacheControl(GivenDirectives given)
        : base(given.Directives)
    {
    }

    /// <summary>A stored response must be checked with the server before it is used.</summary>
    public bool NoCache
    {
        get => Has("no-cache");
        set => Put("no-cache", value);
    }

    /// <summary>A stale response is welcome: of any age, or for so many seconds.</summary>
    public CacheDirective MaxStale
    {
        get => Directive("max-stale") is { IsSet: true, Value: { } text } ? (IntegerText.TryParseLenient(text, out _) ? Directive("max-stale") : false) : Directive("max-stale");
        set => Put("max-stale", value);
    }

    /// <summary>The response must stay fresh for so many seconds more.</summary>
    public long? MinFresh
    {
        get => Number("min-fresh");
        set => PutNumber("min-fresh", value);
    }

    /// <summary>Only a stored response is wanted.</summary>
    public bool OnlyIfCached
    {
        get => Has("only-if-cached");
        set => Put("only-if-cached", value);
    }
}

/// <summary>What a server allows the caches on the way.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.ResponseCacheControl</c>.</remarks>
public sealed class ResponseCacheControl : CacheControl
{
    /// <summary>Makes the directives.</summary>
    /// <param name="directives">The directives; <see langword="null"/> is none.</param>
    public ResponseCacheControl(IEnumerable<KeyValuePair<string, string?>>? directives = null)
        : base(directives)
    {
    }

    internal ResponseCacheControl(GivenDirectives given)
        : base(given.Directives)
    {
    }

    /// <summary>The stored response, or the named headers of it, must be checked with the server before use.</summary>
    public CacheDirective NoCache
    {
        get => Directive("no-cache");
        set => Put("no-cache", value);
    }

    /// <summary>Any cache may store the response.</summary>
    public bool Public
    {
        get => Has("public");
        set => Put("public", value);
    }

    /// <summary>The response, or the named headers of it, is for one user; shared caches may not store it.</summary>
    public CacheDirective Private
    {
        get => Directive("private");
        set => Put("private", value);
    }

    /// <summary>A stale response may not be used without asking the server.</summary>
    public bool MustRevalidate
    {
        get => Has("must-revalidate");
        set => Put("must-revalidate", value);
    }

    /// <summary>As <see cref="MustRevalidate"/>, for shared caches.</summary>
    public bool ProxyRevalidate
    {
        get => Has("proxy-revalidate");
        set => Put("proxy-revalidate", value);
    }

    /// <summary>The oldest age in seconds for shared caches.</summary>
    public long? SMaxAge
    {
        get => Number("s-maxage");
        set => PutNumber("s-maxage", value);
    }

    /// <summary>The response will not change while it is fresh (RFC 8246).</summary>
    public bool Immutable
    {
        get => Has("immutable");
        set => Put("immutable", value);
    }

    /// <summary>Only a cache that knows the status code may store the response.</summary>
    public bool MustUnderstand
    {
        get => Has("must-understand");
        set => Put("must-understand", value);
    }

    /// <summary>For how many seconds after it became stale a response may be used while it is asked for again (RFC 5861).</summary>
    public long? StaleWhileRevalidate
    {
        get => Number("stale-while-revalidate");
        set => PutNumber("stale-while-revalidate", value);
    }
}

/// <summary>Directives that their reader gives away: whoever takes them need not copy them.</summary>
internal readonly record struct GivenDirectives(OrderedDictionary<string, string?> Directives);
