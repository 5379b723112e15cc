using System.Globalization;
using System.Text;

namespace Click.Net.Terminal;

/// <summary>The state of a progress bar, and the line that shows it.</summary>
/// <param name="options">How it looks.</param>
internal sealed class ProgressBarLine(ProgressBarOptions options)
{
    private const int IntervalsKept = 7;
    private readonly Queue<double> _intervals = new();
    private readonly long _start = options.Time.GetTimestamp();
    private long _lastEta = options.Time.GetTimestamp();
    private double _secondsPerStep;
    private int _stepsSince;

    /// <summary>How many steps are done.</summary>
    public int Position { get; private set; }

    /// <summary>How many there are; null where that is not known.</summary>
    public int? Length { get; set; } = options.Length;

    /// <summary>Whether all is done.</summary>
    public bool Finished { get; private set; }

    /// <summary>The current item.</summary>
    public object? Current { get; set; }

    /// <summary>The columns of the bar.</summary>
    public int Width { get; set; } = options.Width;

    /// <summary>Goes some steps on.</summary>
    public void Advance(int steps)
    {
        Position += steps;
        _stepsSince += steps;
        if (Length is { } length && Position >= length)
            Finished = true;
        // A second's worth of steps makes one measure.
        if (options.Time.GetElapsedTime(_lastEta).TotalSeconds < 1.0 || _stepsSince <= 0)
            return;
        Measure();
    }

    /// <summary>All is done.</summary>
    public void Finish() => Finished = true;

    /// <summary>The line.</summary>
    public string Text() => options.Template
        .Replace("%(label)s", options.Label, StringComparison.Ordinal)
        .Replace("%(bar)s", Bar(), StringComparison.Ordinal)
        .Replace("%(info)s", string.Join(options.InfoSeparator, Infos()), StringComparison.Ordinal)
        .TrimEnd();

    /// <summary>The seconds that are left.</summary>
    public double Eta => Length is { } length && !Finished ? AverageStep * (length - Position) : 0;

    private double Share => Finished ? 1.0 : Math.Min(Position / (double)Math.Max(Length ?? 1, 1), 1.0);

    private double AverageStep => _intervals.Count == 0 ? 0 : _intervals.Average();

    private void Measure()
    {
        double seconds = options.Time.GetElapsedTime(_lastEta).TotalSeconds;
        _secondsPerStep = options.Time.GetElapsedTime(_start).TotalSeconds / Math.Max(Position, 1);
        _intervals.Enqueue(seconds / _stepsSince);
        if (_intervals.Count > IntervalsKept)
            _intervals.Dequeue();
        _lastEta = options.Time.GetTimestamp();
        _stepsSince = 0;
    }

    private IEnumerable<string> Infos()
    {
        if (options.ShowPos)
            yield return Length is { } length ? Invariant($"{Position}/{length}") : Invariant($"{Position}");
        if (options.ShowPercent ?? (Length is not null && !options.ShowPos))
            yield return Invariant($"{(int)(Share * 100),3}%");
        if (options.ShowEta && _intervals.Count > 0 && Length is not null && !Finished)
            yield return Duration((long)Eta);
        if (options.ItemText?.Invoke(Current) is { } text)
            yield return text;
    }

    private string Bar()
    {
        int width = Width;
        if (Length is not null)
        {
            int done = (int)(Share * width);
            return Repeat(options.FillChar, done) + Repeat(options.EmptyChar, width - done);
        }

        if (Finished)
            return Repeat(options.FillChar, width);
        // Without a length, a sign that wanders.
        width = Math.Max(width, 1);
        if (_secondsPerStep == 0)
            return Repeat(options.EmptyChar, width);
        int at = Math.Min((int)(((Math.Cos(Position * _secondsPerStep) / 2.0) + 0.5) * width), width - 1);
        return Repeat(options.EmptyChar, at) + options.FillChar + Repeat(options.EmptyChar, width - at - 1);
    }

    private static string Duration(long seconds)
    {
        string clock = Invariant($"{seconds / 3600 % 24:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        return seconds >= 86400 ? Invariant($"{seconds / 86400}d {clock}") : clock;
    }

    private static string Repeat(string sign, int count) => new StringBuilder().Insert(0, sign, Math.Max(count, 0)).ToString();

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
