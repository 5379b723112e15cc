using System.Text;

namespace Click.Net.Io;

/// <summary>A file that is opened when it is first asked for, so that a file to be written is not made before there is something to write.</summary>
/// <remarks>Mirrors <c>click.utils.LazyFile</c>. Files of <c>FileType</c> that are opened at once are of this type, too.</remarks>
public sealed class LazyFile : IDisposable
{
    private readonly Func<Stream> _open;
    private readonly Encoding _encoding;
    private readonly bool _keepOpen;
    private Stream? _stream;
    private TextReader? _reader;
    private TextWriter? _writer;

    internal LazyFile(string name, string mode, bool isStandardStream, Encoding encoding, Func<Stream> open)
    {
        Name = name;
        Mode = mode;
        IsStandardStream = isStandardStream;
        _encoding = encoding;
        _open = open;
        _keepOpen = isStandardStream;
    }

    /// <summary>The path as it was given; <c>-</c> is the standard input or output.</summary>
    public string Name { get; }

    /// <summary>How the file is opened: <c>r</c>, <c>w</c>, <c>a</c> or <c>x</c>, with <c>b</c> for bytes.</summary>
    public string Mode { get; }

    /// <summary>Whether this is the standard input or output, which stays open.</summary>
    public bool IsStandardStream { get; }

    /// <summary>Whether the file is open by now.</summary>
    public bool IsOpen => _stream is not null;

    /// <summary>Whether the file holds bytes rather than text.</summary>
    public bool IsBinary => new OpenMode(Mode).IsBinary;

    /// <summary>The file as bytes; opens it.</summary>
    /// <exception cref="Errors.FileException">The file cannot be opened.</exception>
    public Stream Stream
    {
        get
        {
            if (_stream is not null)
                return _stream;
            try
            {
                return _stream = _open();
            }
            catch (Exception error) when (FileErrors.Explain(error) is not null)
            {
                throw new Errors.FileException(Name, FileErrors.Explain(error));
            }
        }
    }

    /// <summary>The file as text to read; opens it.</summary>
    /// <exception cref="Errors.FileException">The file cannot be opened.</exception>
    public TextReader Reader => _reader ??= new StreamReader(Stream, _encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: _keepOpen);

    /// <summary>The file as text to write; opens it. Lines end in a line feed.</summary>
    /// <exception cref="Errors.FileException">The file cannot be opened.</exception>
    public TextWriter Writer => _writer ??= new StreamWriter(Stream, _encoding, leaveOpen: _keepOpen) { NewLine = "\n" };

    /// <summary>Writes what is buffered and closes the file, unless it is a standard stream.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        _reader?.Dispose();
        if (_keepOpen)
            _stream?.Flush();
        else
            _stream?.Dispose();
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    internal void OpenNow() => _stream ??= _open();

    // A file that is read later should fail early where it can.
    internal void CheckThatItOpens()
    {
        if (!IsStandardStream)
            _open().Dispose();
    }
}
