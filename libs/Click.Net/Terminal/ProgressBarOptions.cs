using Click.Net.Io;

namespace Click.Net.Terminal;

/// <summary>How a progress bar looks.</summary>
/// <remarks>Mirrors the arguments of <c>click.progressbar</c>.</remarks>
public sealed record ProgressBarOptions
{
    /// <summary>What stands before the bar.</summary>
    public string Label { get; init; } = "";

    /// <summary>How many steps there are; <see langword="null"/> counts the items where that is cheap.</summary>
    public int? Length { get; init; }

    /// <summary>Shows nothing at all.</summary>
    public bool Hidden { get; init; }

    /// <summary>Shows how long it will take.</summary>
    public bool ShowEta { get; init; } = true;

    /// <summary>Shows the percentage; <see langword="null"/> does where the length is known and the position is not shown.</summary>
    public bool? ShowPercent { get; init; }

    /// <summary>Shows the position, as <c>3/10</c>.</summary>
    public bool ShowPos { get; init; }

    /// <summary>Says something about the current item; <see langword="null"/> says nothing.</summary>
    public Func<object?, string?>? ItemText { get; init; }

    /// <summary>The sign of what is done.</summary>
    public string FillChar { get; init; } = "#";

    /// <summary>The sign of what is to be done.</summary>
    public string EmptyChar { get; init; } = "-";

    /// <summary>The line, with <c>%(label)s</c>, <c>%(bar)s</c> and <c>%(info)s</c>.</summary>
    public string Template { get; init; } = "%(label)s  [%(bar)s]  %(info)s";

    /// <summary>What stands between percentage, time and the like.</summary>
    public string InfoSeparator { get; init; } = "  ";

    /// <summary>The columns of the bar; 0 fills the terminal.</summary>
    public int Width { get; init; } = 36;

    /// <summary>Shows progress only after so many steps.</summary>
    public int UpdateMinSteps { get; init; } = 1;

    /// <summary>Shows it with the errors instead of the output.</summary>
    public bool Error { get; init; }

    /// <summary>Keeps or strips colours; <see langword="null"/> keeps them on a terminal.</summary>
    public bool? Color { get; init; }

    /// <summary>The clock that the time is measured with.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where it is shown; the console of the command that runs where left out.</summary>
    public IConsole? Console { get; init; }
}
