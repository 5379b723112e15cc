namespace Click.Net.Io;

/// <summary>Writes to a new file beside the named one, and moves it there when it is closed: readers see the old content or the new, never a part.</summary>
internal sealed class AtomicFile : Stream
{
    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private bool _closed;

    public AtomicFile(string target, OpenMode mode)
    {
        _target = target;
        _temporary = Path.Combine(Path.GetDirectoryName(target)!, $".__atomic-write{Guid.NewGuid():N}");
        _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.ReadWrite);
        if (!mode.Replaces && File.Exists(target))
            CopyOldContent();
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            File.SetUnixFileMode(_temporary, File.GetUnixFileMode(target));
    }

    public override bool CanRead => _stream.CanRead;

    public override bool CanSeek => _stream.CanSeek;

    public override bool CanWrite => _stream.CanWrite;

    public override long Length => _stream.Length;

    public override long Position
    {
        get => _stream.Position;
        set => _stream.Position = value;
    }

    public override void Flush() => _stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => _stream.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => _stream.Seek(offset, origin);

    public override void SetLength(long value) => _stream.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => _stream.Write(buffer, offset, count);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_closed)
        {
            _closed = true;
            _stream.Dispose();
            File.Move(_temporary, _target, overwrite: true);
        }

        base.Dispose(disposing);
    }

    private void CopyOldContent()
    {
        using FileStream old = File.OpenRead(_target);
        old.CopyTo(_stream);
    }
}
