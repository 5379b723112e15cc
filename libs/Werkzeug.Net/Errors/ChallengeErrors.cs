using System.Globalization;
using Werkzeug.Net.Text;

namespace Werkzeug.Net;

// The client errors whose answers have a header of their own.

/// <summary>401: The user must say who they are.</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <param name="wwwAuthenticate">The ways to log in, each a <c>WWW-Authenticate</c> header.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.Unauthorized</c>.</remarks>
public class UnauthorizedException(
    string? description = null, IHttpAnswer? response = null, IEnumerable<IHeaderValue>? wwwAuthenticate = null)
    : HttpException(401, Usual, description, response)
{
    private const string Usual = "The server could not verify that you are authorized to access the URL requested. "
        + "You either supplied the wrong credentials (e.g. a bad password), "
        + "or your browser doesn't understand how to supply the credentials required.";

    /// <summary>The ways to log in.</summary>
    public IReadOnlyList<IHeaderValue> WwwAuthenticate { get; } = wwwAuthenticate?.ToArray() ?? [];

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> GetHeaders() =>
        [.. base.GetHeaders(), .. WwwAuthenticate.Select(static way => KeyValuePair.Create("WWW-Authenticate", way.ToHeader()))];
}

/// <summary>405: The URL exists, but not for this method.</summary>
/// <param name="validMethods">The methods that it exists for, told in <c>Allow</c>; <see langword="null"/> tells none.</param>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.MethodNotAllowed</c>.</remarks>
public class MethodNotAllowedException(
    IEnumerable<string>? validMethods = null, string? description = null, IHttpAnswer? response = null)
    : HttpException(405, "The method is not allowed for the requested URL.", description, response)
{
    /// <summary>The methods that the URL exists for, or <see langword="null"/> where they are not known.</summary>
    public IReadOnlyList<string>? ValidMethods { get; } = validMethods?.ToArray();

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> GetHeaders() => ValidMethods is { Count: > 0 } methods
        ? [.. base.GetHeaders(), new("Allow", string.Join(", ", methods))]
        : base.GetHeaders();
}

/// <summary>416: The asked part of the resource does not exist.</summary>
/// <param name="length">How long the resource is, told in <c>Content-Range</c>; <see langword="null"/> tells nothing.</param>
/// <param name="units">What <paramref name="length"/> counts.</param>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.RequestedRangeNotSatisfiable</c>.</remarks>
public class RequestedRangeNotSatisfiableException(
    long? length = null, string units = "bytes", string? description = null, IHttpAnswer? response = null)
    : HttpException(416, "The server cannot provide the requested range.", description, response)
{
    /// <summary>How long the resource is, or <see langword="null"/> where that is not known.</summary>
    public long? Length { get; } = length;

    /// <summary>What <see cref="Length"/> counts.</summary>
    public string Units { get; } = units;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> GetHeaders() => Length is { } length
        ? [.. base.GetHeaders(), new("Content-Range", string.Create(CultureInfo.InvariantCulture, $"{Units} */{length}"))]
        : base.GetHeaders();
}

/// <summary>429: The client asks too often (RFC 6585).</summary>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <param name="retryAfter">When to try again; <see langword="null"/> does not say.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.TooManyRequests</c>.</remarks>
public class TooManyRequestsException(string? description = null, IHttpAnswer? response = null, RetryAfter? retryAfter = null)
    : HttpException(429, "This user has exceeded an allotted request count. Try again later.", description, response)
{
    /// <summary>When to try again, or <see langword="null"/> where that is not said.</summary>
    public RetryAfter? RetryAfter { get; } = retryAfter;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> GetHeaders() => RetryAfter is { } when
        ? [.. base.GetHeaders(), new("Retry-After", when.ToHeader())]
        : base.GetHeaders();
}
