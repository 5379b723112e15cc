namespace Click.Net.Io;

/// <summary>The world around a command line: its streams, its terminal, its environment and its working directory.</summary>
/// <remarks>
/// The library never touches <see cref="Console"/> or <see cref="Environment"/> but through this, so that tests run side by side.
/// <see cref="SystemConsole"/> is the real one, <c>CliRunner</c> brings one for tests.
/// </remarks>
public interface IConsole
{
    /// <summary>Where output goes.</summary>
    TextWriter Out { get; }

    /// <summary>Where errors go, and whatever should not be mixed with output.</summary>
    TextWriter Error { get; }

    /// <summary>Where input comes from.</summary>
    TextReader In { get; }

    /// <summary>Whether input comes from a terminal.</summary>
    bool IsInputTerminal { get; }

    /// <summary>Whether output goes to a terminal.</summary>
    bool IsOutputTerminal { get; }

    /// <summary>Whether errors go to a terminal.</summary>
    bool IsErrorTerminal { get; }

    /// <summary>The width of the terminal in columns.</summary>
    int Width { get; }

    /// <summary>The height of the terminal in lines.</summary>
    int Height { get; }

    /// <summary>Lays out help for exactly this many columns, whatever the terminal; <see langword="null"/> follows the terminal.</summary>
    int? FixedWidth { get; }

    /// <summary>The directory that relative paths start from.</summary>
    string WorkingDirectory { get; }

    /// <summary>The value of an environment variable; <see langword="null"/> where it is not set.</summary>
    string? GetEnvironmentVariable(string name);

    /// <summary>The standard input, as bytes.</summary>
    Stream OpenInput();

    /// <summary>The standard output, as bytes.</summary>
    Stream OpenOutput();

    /// <summary>Asks for a line.</summary>
    /// <param name="prompt">What is shown before the input, on the same line.</param>
    /// <param name="error">Shows it with the errors instead of the output.</param>
    /// <returns>The line without its end; <see langword="null"/> at the end of the input.</returns>
    string? ReadLine(string prompt, bool error = false);

    /// <summary>Asks for a line that is not shown while it is typed.</summary>
    /// <returns>The line without its end; <see langword="null"/> at the end of the input.</returns>
    string? ReadHiddenLine(string prompt, bool error = false);

    /// <summary>Waits for one key and returns what it sends, for example <c>"a"</c> or <c>"\u001b[A"</c>; <see langword="null"/> at the end of the input.</summary>
    /// <param name="echo">Shows the key.</param>
    string? ReadKey(bool echo);
}
