using System.Globalization;

namespace Werkzeug.Net;

/// <summary>Makes the error that belongs to a status code: <c>throw Abort.With(404);</c></summary>
/// <remarks>Mirrors <c>werkzeug.exceptions.abort</c>; in C# the caller writes the <c>throw</c>, so that the compiler knows the flow ends there.</remarks>
public static class Abort
{
    private static readonly Aborter Usual = new();
    private static Func<Aborter?>? _applicable;

    /// <summary>The usual errors, by status code.</summary>
    public static IReadOnlyDictionary<int, Func<string?, HttpException>> DefaultExceptions => Usual.Mapping;

    /// <summary>Makes the error of a status code.</summary>
    /// <param name="code">The status code, 400 to 505.</param>
    /// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
    /// <exception cref="KeyNotFoundException">No error is known for the code.</exception>
    public static HttpException With(int code, string? description = null) => Here.With(code, description);

    /// <summary>Makes an error that carries a ready response.</summary>
    public static HttpException With(IHttpAnswer response) => Here.With(response);

    /// <summary>Has a framework say whose table counts where an error is made, as that of the application at work.</summary>
    /// <param name="applicable">Finds the table; where it finds <see langword="null"/>, the usual errors are made.</param>
    public static void UseTableOf(Func<Aborter?> applicable) => _applicable = applicable ?? throw new ArgumentNullException(nameof(applicable));

    private static Aborter Here => _applicable?.Invoke() ?? Usual;
}

/// <summary>A table of errors by status code, to which a program adds its own.</summary>
/// <param name="extra">More errors, or others for known codes; <see langword="null"/> adds none.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.Aborter</c>.</remarks>
public sealed class Aborter(IReadOnlyDictionary<int, Func<string?, HttpException>>? extra = null)
{
    private readonly Dictionary<int, Func<string?, HttpException>> _mapping = Join(extra);

    /// <summary>What makes the error of each code.</summary>
    public IReadOnlyDictionary<int, Func<string?, HttpException>> Mapping => _mapping;

    /// <summary>Makes the error of a status code.</summary>
    /// <param name="code">The status code.</param>
    /// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
    /// <exception cref="KeyNotFoundException">No error is known for the code.</exception>
    public HttpException With(int code, string? description = null) => _mapping.TryGetValue(code, out Func<string?, HttpException>? make)
        ? make(description)
        : throw new KeyNotFoundException($"no exception for {code.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Makes an error that carries a ready response.</summary>
#pragma warning disable CA1822 // the table belongs to the call, whichever kind of error it makes
    public HttpException With(IHttpAnswer response)
#pragma warning restore CA1822
    {
        ArgumentNullException.ThrowIfNull(response);
        return new HttpException(response: response);
    }

    private static Dictionary<int, Func<string?, HttpException>> Join(IReadOnlyDictionary<int, Func<string?, HttpException>>? extra)
    {
        Dictionary<int, Func<string?, HttpException>> mapping = Usual();
        foreach ((int code, Func<string?, HttpException> make) in extra ?? new Dictionary<int, Func<string?, HttpException>>())
            mapping[code] = make;
        return mapping;
    }

    private static Dictionary<int, Func<string?, HttpException>> Usual() => new()
    {
        [400] = static text => new BadRequestException(text),
        [401] = static text => new UnauthorizedException(text),
        [403] = static text => new ForbiddenException(text),
        [404] = static text => new NotFoundException(text),
        [405] = static text => new MethodNotAllowedException(description: text),
        [406] = static text => new NotAcceptableException(text),
        [408] = static text => new RequestTimeoutException(text),
        [409] = static text => new ConflictException(text),
        [410] = static text => new GoneException(text),
        [411] = static text => new LengthRequiredException(text),
        [412] = static text => new PreconditionFailedException(text),
        [413] = static text => new RequestEntityTooLargeException(text),
        [414] = static text => new RequestUriTooLargeException(text),
        [415] = static text => new UnsupportedMediaTypeException(text),
        [416] = static text => new RequestedRangeNotSatisfiableException(description: text),
        [417] = static text => new ExpectationFailedException(text),
        [418] = static text => new ImATeapotException(text),
        [421] = static text => new MisdirectedRequestException(text),
        [422] = static text => new UnprocessableEntityException(text),
        [423] = static text => new LockedException(text),
        [424] = static text => new FailedDependencyException(text),
        [428] = static text => new PreconditionRequiredException(text),
        [429] = static text => new TooManyRequestsException(text),
        [431] = static text => new RequestHeaderFieldsTooLargeException(text),
        [451] = static text => new UnavailableForLegalReasonsException(text),
        [500] = static text => new InternalServerErrorException(text),
        [501] = static text => new HttpNotImplementedException(text),
        [502] = static text => new BadGatewayException(text),
        [503] = static text => new ServiceUnavailableException(text),
        [504] = static text => new GatewayTimeoutException(text),
        [505] = static text => new HttpVersionNotSupportedException(text),
    };
}
