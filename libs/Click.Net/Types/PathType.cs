using System.Text;
using Click.Net.Errors;
using Click.Net.Io;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>What a <see cref="PathType"/> gives.</summary>
public enum PathResult
{
    /// <summary>A <see cref="string"/>.</summary>
    Text,

    /// <summary>The bytes of the name in UTF-8.</summary>
    Bytes,

    /// <summary>A <see cref="FilePath"/>.</summary>
    Path,

    /// <summary>A <see cref="FileInfo"/>.</summary>
    File,

    /// <summary>A <see cref="DirectoryInfo"/>.</summary>
    Directory,
}

/// <summary>A path that may be checked, but is not opened.</summary>
/// <remarks>Mirrors <c>click.Path</c>.</remarks>
public sealed class PathType : ParamType
{
    /// <summary>What divides paths in an environment variable.</summary>
    internal static readonly string ListSeparator = Path.PathSeparator.ToString();

    /// <summary>Whether it has to exist.</summary>
    public bool Exists { get; init; }

    /// <summary>Whether it may be a file.</summary>
    public bool FileOkay { get; init; } = true;

    /// <summary>Whether it may be a directory.</summary>
    public bool DirOkay { get; init; } = true;

    /// <summary>Whether it has to be readable, if it exists.</summary>
    public bool Readable { get; init; } = true;

    /// <summary>Whether it has to be writable, if it exists.</summary>
    public bool Writable { get; init; }

    /// <summary>Whether it has to be executable, if it exists.</summary>
    public bool Executable { get; init; }

    /// <summary>Makes the path absolute and follows symbolic links.</summary>
    public bool ResolvePath { get; init; }

    /// <summary>Lets <c>-</c> pass unchecked, for the standard streams.</summary>
    public bool AllowDash { get; init; }

    /// <summary>What the value is.</summary>
    public PathResult Result { get; init; }

    /// <inheritdoc />
    public override string Name => (FileOkay, DirOkay) switch
    {
        (true, false) => "file",
        (false, true) => "directory",
        _ => "path",
    };

    /// <inheritdoc />
    public override string EnvironmentSeparator => ListSeparator;

    /// <inheritdoc />
    public override IEnumerable<CompletionItem> Complete(IContextInfo context, IParameterInfo parameter, string incomplete) =>
        [new CompletionItem(incomplete, DirOkay && !FileOkay ? "dir" : "file")];

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        if (value is FileSystemInfo or FilePath && !Exists)
            return value;
        string text = value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : ValueText.Display(value);
        string directory = context?.WorkingDirectory ?? SystemConsole.Instance.WorkingDirectory;
        if (AllowDash && FileOkay && text == FileOpener.StandardStream)
            return Shape(text, directory);
        if (ResolvePath)
            text = PathLinks.Resolve(text, directory);
        if (Problem(text, directory) is { } problem)
            throw Fail(problem, parameter, context);
        return Shape(text, directory);
    }

    private string? Problem(string text, string directory)
    {
        PathState state = PathState.Of(text, directory);
        string kind = char.ToUpperInvariant(Name[0]) + Name[1..];
        string subject = $"{kind} '{FileNames.Format(text)}'";
        if (!state.Exists)
            return Exists ? Messages.Format($"{subject} does not exist.") : null;
        if (!FileOkay && state.IsFile)
            return Messages.Format($"{subject} is a file.");
        if (!DirOkay && state.IsDirectory)
            return Messages.Format($"{subject} is a directory.");
        if (Readable && !state.CanRead)
            return Messages.Format($"{subject} is not readable.");
        if (Writable && !state.CanWrite)
            return Messages.Format($"{subject} is not writable.");
        return Executable && !state.CanExecute ? Messages.Format($"{subject} is not executable.") : null;
    }

    private object Shape(string text, string directory) => Result switch
    {
        PathResult.Bytes => Encoding.UTF8.GetBytes(text),
        PathResult.Path => FilePath.Parse(text, directory),
        PathResult.File => FilePath.Parse(text, directory).ToFileInfo(),
        PathResult.Directory => FilePath.Parse(text, directory).ToDirectoryInfo(),
        _ => text,
    };
}
