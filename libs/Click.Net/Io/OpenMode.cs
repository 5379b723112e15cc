namespace Click.Net.Io;

/// <summary>How a file is opened, in the letters of Click: <c>r</c>, <c>w</c>, <c>a</c>, <c>x</c>, with <c>b</c> for bytes and <c>+</c> for both ways.</summary>
internal readonly record struct OpenMode(string Text)
{
    /// <summary>Whether the file is read.</summary>
    public bool Reads => Text.Contains('r', StringComparison.Ordinal) || Text.Contains('+', StringComparison.Ordinal);

    /// <summary>Whether the file is written.</summary>
    public bool Writes => Text.AsSpan().ContainsAny("wax+");

    /// <summary>Whether it is bytes rather than text.</summary>
    public bool IsBinary => Text.Contains('b', StringComparison.Ordinal);

    /// <summary>Whether the content is replaced.</summary>
    public bool Replaces => Text.Contains('w', StringComparison.Ordinal);

    /// <summary>How the file system is asked.</summary>
    public FileMode FileMode => Text switch
    {
        _ when Replaces => FileMode.Create,
        _ when Text.Contains('a', StringComparison.Ordinal) => FileMode.Append,
        _ when Text.Contains('x', StringComparison.Ordinal) => FileMode.CreateNew,
        _ => FileMode.Open,
    };

    /// <summary>Reading, writing or both.</summary>
    public FileAccess FileAccess => (Reads, Writes) switch
    {
        (true, true) when FileMode != FileMode.Append => FileAccess.ReadWrite,
        (_, true) => FileAccess.Write,
        _ => FileAccess.Read,
    };
}
