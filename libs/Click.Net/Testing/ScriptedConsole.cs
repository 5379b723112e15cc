using System.Diagnostics.CodeAnalysis;
using System.Text;
using Click.Net.Io;

namespace Click.Net.Testing;

/// <summary>A console for tests: input is given, output is collected, nothing of the process is touched.</summary>
/// <remarks>It is no terminal, unless <see cref="IsTerminal"/> says so, and 80 columns wide.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "Streams of memory hold nothing that has to be closed.")]
public sealed class ScriptedConsole : IConsole
{
    private readonly IReadOnlyDictionary<string, string?> _environment;
    private readonly MemoryStream _input;
    private readonly Encoding _encoding;
    private readonly bool _echoInput;

    /// <summary>A console with an input and an environment.</summary>
    /// <param name="input">What is typed, as bytes.</param>
    /// <param name="environment">The environment variables; there are no others.</param>
    /// <param name="workingDirectory">Where relative paths start from; the process's where left out.</param>
    /// <param name="encoding">How text becomes bytes; UTF-8 where left out.</param>
    /// <param name="echoInput">Writes what is read to the output, as a terminal shows what is typed.</param>
    public ScriptedConsole(
        byte[]? input = null, IReadOnlyDictionary<string, string?>? environment = null, string? workingDirectory = null, Encoding? encoding = null,
        bool echoInput = false)
    {
        _environment = environment ?? new Dictionary<string, string?>();
        _encoding = encoding ?? new UTF8Encoding(false);
        _echoInput = echoInput;
        _input = new MemoryStream(input ?? [], writable: false);
        WorkingDirectory = workingDirectory ?? Environment.CurrentDirectory;
        In = new InputReader(this);
        Out = new StreamWriter(Streams.Open(false), _encoding) { AutoFlush = true, NewLine = "\n" };
        Error = new StreamWriter(Streams.Open(true), _encoding) { AutoFlush = true, NewLine = "\n" };
    }

    /// <inheritdoc />
    public TextWriter Out { get; }

    /// <inheritdoc />
    public TextWriter Error { get; }

    /// <inheritdoc />
    public TextReader In { get; }

    /// <summary>Whether this passes for a terminal.</summary>
    public bool IsTerminal { get; init; }

    /// <inheritdoc />
    public bool IsInputTerminal => IsTerminal;

    /// <inheritdoc />
    public bool IsOutputTerminal => IsTerminal;

    /// <inheritdoc />
    public bool IsErrorTerminal => IsTerminal;

    /// <inheritdoc />
    public int Width { get; init; } = 80;

    /// <inheritdoc />
    public int Height { get; init; } = 24;

    /// <inheritdoc />
    public int? FixedWidth { get; init; } = 80;

    /// <inheritdoc />
    public string WorkingDirectory { get; }

    /// <summary>The output so far.</summary>
    public string Stdout => _encoding.GetString(Streams.Stdout);

    /// <summary>The errors so far.</summary>
    public string Stderr => _encoding.GetString(Streams.Stderr);

    internal StreamMixer Streams { get; } = new();

    /// <inheritdoc />
    public string? GetEnvironmentVariable(string name) => _environment.GetValueOrDefault(name);

    /// <inheritdoc />
    public Stream OpenInput() => _input;

    /// <inheritdoc />
    public Stream OpenOutput() => Streams.Open(false);

    /// <inheritdoc />
    public string? ReadLine(string prompt, bool error = false)
    {
        TextWriter writer = error ? Error : Out;
        writer.Write(prompt);
        string? line = In.ReadLine();
        if (line is not null)
            writer.Write(line + "\n");
        return line;
    }

    /// <inheritdoc />
    public string? ReadHiddenLine(string prompt, bool error = false)
    {
        (error ? Error : Out).Write(prompt + "\n");
        return In.ReadLine();
    }

    /// <inheritdoc />
    public string? ReadKey(bool echo)
    {
        int next = In.Read();
        if (next < 0)
            return null;
        string key = ((char)next).ToString();
        if (echo)
            Out.Write(key);
        return key;
    }

    // Reads the bytes as they are asked for, so that text and bytes can be read in turns.
    private sealed class InputReader(ScriptedConsole console) : TextReader
    {
        public override int Read()
        {
            Decoder decoder = console._encoding.GetDecoder();
            Span<char> one = stackalloc char[2];
            while (console._input.ReadByte() is >= 0 and int next)
            {
                if (decoder.GetChars([(byte)next], one, false) > 0)
                    return one[0];
            }

            return -1;
        }

        public override int Peek()
        {
            long at = console._input.Position;
            int next = Read();
            console._input.Position = at;
            return next;
        }

        public override string? ReadLine()
        {
            List<byte> line = [];
            int next = console._input.ReadByte();
            if (next < 0)
                return null;
            for (; next >= 0 && next != '\n'; next = console._input.ReadByte())
                line.Add((byte)next);
            string text = console._encoding.GetString(line.ToArray()).TrimEnd('\r');
            if (console._echoInput)
                console.Out.Write(text + "\n");
            return text;
        }
    }
}
