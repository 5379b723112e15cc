using System.Globalization;
using Werkzeug.Net.Text;

namespace Werkzeug.Net;

/// <summary>When a client may try again: after some seconds, or at a moment. RFC 9110 section 10.2.3.</summary>
/// <remarks>A number, a <see cref="TimeSpan"/> and a <see cref="DateTimeOffset"/> convert to it.</remarks>
public readonly record struct RetryAfter : IHeaderValue
{
    private readonly long _seconds;
    private readonly DateTimeOffset? _moment;

    private RetryAfter(long seconds, DateTimeOffset? moment)
    {
        _seconds = seconds;
        _moment = moment;
    }

    /// <summary>Try again after so many seconds.</summary>
    public static RetryAfter FromSeconds(long seconds) => new(seconds, null);

    /// <summary>Try again at this moment.</summary>
    public static RetryAfter FromMoment(DateTimeOffset moment) => new(0, moment);

    /// <summary>Try again after so many seconds.</summary>
    public static implicit operator RetryAfter(int seconds) => FromSeconds(seconds);

    /// <summary>Try again after this time, in whole seconds.</summary>
    public static implicit operator RetryAfter(TimeSpan delay) => FromSeconds((long)delay.TotalSeconds);

    /// <summary>Try again at this moment.</summary>
    public static implicit operator RetryAfter(DateTimeOffset moment) => FromMoment(moment);

    /// <inheritdoc/>
    public string ToHeader() => _moment is { } moment ? HttpDate.Format(moment) : _seconds.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => ToHeader();
}
