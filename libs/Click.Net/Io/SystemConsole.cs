using System.Text;

namespace Click.Net.Io;

/// <summary>The console, the environment and the working directory of this process.</summary>
public sealed class SystemConsole : IConsole
{
    private SystemConsole()
    {
    }

    /// <summary>The one of this process.</summary>
    public static SystemConsole Instance { get; } = new();

    /// <inheritdoc />
    public TextWriter Out => Console.Out;

    /// <inheritdoc />
    public TextWriter Error => Console.Error;

    /// <inheritdoc />
    public TextReader In => Console.In;

    /// <inheritdoc />
    public bool IsInputTerminal => !Console.IsInputRedirected;

    /// <inheritdoc />
    public bool IsOutputTerminal => !Console.IsOutputRedirected;

    /// <inheritdoc />
    public bool IsErrorTerminal => !Console.IsErrorRedirected;

    /// <inheritdoc />
    public int Width => Measure("COLUMNS", static () => Console.WindowWidth, 80);

    /// <inheritdoc />
    public int Height => Measure("LINES", static () => Console.WindowHeight, 24);

    /// <inheritdoc />
    public int? FixedWidth => null;

    /// <inheritdoc />
    public string WorkingDirectory => Environment.CurrentDirectory;

    /// <inheritdoc />
    public string? GetEnvironmentVariable(string name) =>
        name.Length == 0 || name.Contains('\0', StringComparison.Ordinal) ? null : Environment.GetEnvironmentVariable(name);

    /// <inheritdoc />
    public Stream OpenInput() => Console.OpenStandardInput();

    /// <inheritdoc />
    public Stream OpenOutput() => Console.OpenStandardOutput();

    /// <inheritdoc />
    public string? ReadLine(string prompt, bool error = false)
    {
        Show(prompt, error);
        return In.ReadLine();
    }

    /// <inheritdoc />
    public string? ReadHiddenLine(string prompt, bool error = false)
    {
        Show(prompt, error);
        if (!IsInputTerminal)
            return In.ReadLine();
        string? line = ReadSilently();
        (error ? Error : Out).WriteLine();
        return line;
    }

    /// <inheritdoc />
    public string? ReadKey(bool echo)
    {
        if (!IsInputTerminal)
            return In.Read() is >= 0 and int next ? ((char)next).ToString() : null;
        return KeySequences.Of(Console.ReadKey(intercept: !echo));
    }

    /// <summary>Writes a text that is whole.</summary>
    internal void Write(string text, bool error)
    {
        int written = DirectOutput.Write(text, error);
        if (written < text.Length)
            Show(written == 0 ? text : text[written..], error);
    }

    private void Show(string text, bool error)
    {
        TextWriter writer = error ? Error : Out;
        writer.Write(text);
        writer.Flush();
    }

    private static string? ReadSilently()
    {
        StringBuilder line = new();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            switch (key)
            {
                case { Key: ConsoleKey.Enter }:
                    return line.ToString();
                case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control }:
                    return line.Length == 0 ? null : line.ToString();
                case { Key: ConsoleKey.Backspace }:
                    line.Length = Math.Max(0, line.Length - 1);
                    break;
                case { KeyChar: not '\0' }:
                    line.Append(key.KeyChar);
                    break;
                default:
                    break;
            }
        }
    }

    private static int Measure(string variable, Func<int> ask, int otherwise)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable(variable), out int told) && told > 0)
            return told;
        try
        {
            int asked = ask();
            return asked > 0 ? asked : otherwise;
        }
        catch (Exception error) when (error is IOException or PlatformNotSupportedException or InvalidOperationException)
        {
            return otherwise;
        }
    }
}
