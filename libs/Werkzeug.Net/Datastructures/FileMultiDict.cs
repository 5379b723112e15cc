namespace Werkzeug.Net.Datastructures;

/// <summary>The files of a form, with a short way to add one from the disk.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.FileMultiDict</c>; tests build uploads with it.</remarks>
public sealed class FileMultiDict : MultiDict<FileStorage>
{
    /// <summary>Adds a file from the disk. It is opened at once and closed with its <see cref="FileStorage"/>.</summary>
    /// <param name="name">The name of the form's field.</param>
    /// <param name="path">The file.</param>
    /// <param name="fileName">The name that the form tells; <see langword="null"/> is the file's own.</param>
    /// <param name="contentType">The media type; <see langword="null"/> names none.</param>
    public void AddFile(string name, string path, string? fileName = null, string? contentType = null) =>
        Add(name, new FileStorage(File.OpenRead(path), fileName ?? Path.GetFileName(path), name, contentType));

    /// <summary>Adds a stream as a file.</summary>
    /// <inheritdoc cref="AddFile(string, string, string?, string?)"/>
    public void AddFile(string name, Stream stream, string? fileName = null, string? contentType = null) =>
        Add(name, new FileStorage(stream, fileName, name, contentType));
}
