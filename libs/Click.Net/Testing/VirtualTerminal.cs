using System.Text;
using Click.Net.Io;

namespace Click.Net.Testing;

/// <summary>A terminal for tests: it shows what a user would see, after all moves of the cursor, and takes keys that were typed before.</summary>
/// <remarks>Progress bars, hidden input and colours behave as in a terminal. Nothing of the process is touched, so tests run side by side.</remarks>
/// <example>
/// <code>
/// VirtualTerminal terminal = new(width: 60);
/// terminal.Type("Ann\n");
/// int exitCode = await cli.MainAsync(["greet"], new RunOptions { Console = terminal });
/// Assert.AreEqual("Your name: Ann\nHello Ann!", terminal.Text);
/// </code>
/// </example>
public sealed class VirtualTerminal : IConsole
{
    private readonly VirtualScreen _screen;
    private readonly Queue<char> _keys = new();

    /// <summary>A terminal of a size.</summary>
    /// <param name="width">Its columns, at least one.</param>
    /// <param name="height">Its lines, at least one.</param>
    public VirtualTerminal(int width = 80, int height = 24)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        (Width, Height) = (width, height);
        _screen = new VirtualScreen(width, height);
        Out = Error = new ScreenWriter(_screen);
        In = new KeyReader(this);
    }

    /// <summary>The environment variables; there are no others.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <inheritdoc />
    public string WorkingDirectory { get; init; } = System.Environment.CurrentDirectory;

    /// <summary>The lines on the screen, without spaces at their ends, to the last one that was used.</summary>
    public IReadOnlyList<string> Lines => _screen.Lines;

    /// <summary>The lines that have left the screen at the top.</summary>
    public IReadOnlyList<string> Scrolled => _screen.Scrolled;

    /// <summary>All that was shown: what left the screen, and the screen, without empty lines at the end.</summary>
    public string Text => string.Join('\n', Scrolled.Concat(Lines)).TrimEnd('\n');

    /// <summary>Where the cursor is: line and column, from 0.</summary>
    public (int Line, int Column) Cursor => (_screen.CursorLine, _screen.CursorColumn);

    /// <inheritdoc />
    public TextWriter Out { get; }

    /// <inheritdoc />
    public TextWriter Error { get; }

    /// <inheritdoc />
    public TextReader In { get; }

    /// <inheritdoc />
    public bool IsInputTerminal => true;

    /// <inheritdoc />
    public bool IsOutputTerminal => true;

    /// <inheritdoc />
    public bool IsErrorTerminal => true;

    /// <inheritdoc />
    public int Width { get; }

    /// <inheritdoc />
    public int Height { get; }

    /// <inheritdoc />
    public int? FixedWidth => null;

    /// <summary>Types keys ahead; <c>\n</c> is Enter. When all are taken the input is at its end.</summary>
    public void Type(string keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (char key in keys)
            _keys.Enqueue(key);
    }

    /// <summary>The style of a place on the screen, as the numbers of its control sequences: <c>31</c>, <c>32;1</c>; empty for none.</summary>
    /// <param name="line">The line, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public string StyleAt(int line, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Width);
        return _screen.StyleAt(line, column);
    }

    /// <inheritdoc />
    public string? GetEnvironmentVariable(string name) => Environment.GetValueOrDefault(name);

    /// <inheritdoc />
    public Stream OpenInput()
    {
        byte[] typed = Encoding.UTF8.GetBytes([.. _keys]);
        _keys.Clear();
        return new MemoryStream(typed, writable: false);
    }

    /// <inheritdoc />
    public Stream OpenOutput() => new ScreenStream(_screen);

    /// <inheritdoc />
    public string? ReadLine(string prompt, bool error = false)
    {
        Out.Write(prompt);
        string? line = TakeLine();
        if (line is not null)
            Out.Write(line + "\n");
        return line;
    }

    /// <inheritdoc />
    public string? ReadHiddenLine(string prompt, bool error = false)
    {
        Out.Write(prompt);
        string? line = TakeLine();
        Out.Write("\n");
        return line;
    }

    /// <inheritdoc />
    public string? ReadKey(bool echo)
    {
        if (!_keys.TryDequeue(out char key))
            return null;
        if (echo)
            Out.Write(key);
        return key.ToString();
    }

    private string? TakeLine()
    {
        if (_keys.Count == 0)
            return null;
        StringBuilder line = new();
        while (_keys.TryDequeue(out char key) && key is not ('\n' or '\r'))
        {
            if (key is '\b' or '\x7f')
                line.Length = Math.Max(0, line.Length - 1);
            else
                line.Append(key);
        }

        return line.ToString();
    }

    private sealed class KeyReader(VirtualTerminal terminal) : TextReader
    {
        public override int Peek() => terminal._keys.TryPeek(out char key) ? key : -1;

        public override int Read() => terminal._keys.TryDequeue(out char key) ? key : -1;

        public override string? ReadLine() => terminal.TakeLine();
    }

    private sealed class ScreenWriter(VirtualScreen screen) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => screen.Write([value]);

        public override void Write(string? value) => screen.Write(value);
    }

    private sealed class ScreenStream(VirtualScreen screen) : MemoryStream
    {
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void WriteByte(byte value) => Write([value]);

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            char[] text = new char[_decoder.GetCharCount(buffer, flush: false)];
            _decoder.GetChars(buffer, text, flush: false);
            screen.Write(text);
        }
    }
}
