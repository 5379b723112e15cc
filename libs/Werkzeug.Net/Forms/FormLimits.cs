namespace Werkzeug.Net.Forms;

/// <summary>How much of a form is accepted. What breaks a limit is refused with 413.</summary>
public sealed record FormLimits
{
    /// <summary>How many bytes a form's texts may have together where nothing else is said.</summary>
    public const long UsualMemorySize = 500_000;

    /// <summary>How many parts a multipart form may have where nothing else is said.</summary>
    public const int UsualParts = 1_000;

    /// <summary>The longest body in bytes; null for any length.</summary>
    public long? MaxContentLength { get; init; }

    /// <summary>How many bytes are held in memory for a text of the form and while parsing; null for any number. Files go to disk instead.</summary>
    /// <remarks>An urlencoded body that does not tell its length may have <see cref="UsualMemorySize"/> bytes where that is more.</remarks>
    public long? MaxFormMemorySize { get; init; } = UsualMemorySize;

    /// <summary>How many parts a multipart form may have; null for any number.</summary>
    public int? MaxFormParts { get; init; } = UsualParts;

    /// <summary>How many names and values an urlencoded form may have; null for any number.</summary>
    public int? MaxPairs { get; init; } = UsualParts;

    /// <summary>How many headers a part may have.</summary>
    public int MaxPartHeaders { get; init; } = 16;

    /// <summary>How many bytes the headers of a part may have.</summary>
    public int MaxPartHeaderBytes { get; init; } = 16 * 1024;

    /// <summary>How many characters the name of a text or of a file's field may have.</summary>
    public int MaxNameLength { get; init; } = 2 * 1024;

    /// <summary>How many bytes a boundary may have; RFC 2046, section 5.1.1, has 70 of them at most. A longer one makes a form that cannot be read.</summary>
    public int MaxBoundaryLength { get; init; } = 1_024;

    /// <summary>How many bytes each file may have; null for any number.</summary>
    public long? MaxFileSize { get; init; }

    /// <summary>How many bytes all files may have together, which is what a request may take of the disk; null for any number.</summary>
    public long? MaxFilesSize { get; init; }

    /// <summary>From how many bytes on a file is kept on disk instead of in memory.</summary>
    public int FileMemoryThreshold { get; init; } = 500 * 1024;
}
