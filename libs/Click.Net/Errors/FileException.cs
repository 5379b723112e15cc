namespace Click.Net.Errors;

/// <summary>A file cannot be opened.</summary>
/// <remarks>Mirrors <c>click.FileError</c>.</remarks>
public sealed class FileException(string fileName, string? hint = null) : ClickException(hint ?? Messages.Get("unknown error"))
{
    /// <summary>The file as it was given.</summary>
    public string FileName { get; } = fileName;

    /// <inheritdoc />
    public override string FormatMessage() => Messages.Format($"Could not open file '{FileName}': {Message}");
}
