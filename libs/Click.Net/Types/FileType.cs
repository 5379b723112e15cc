using Click.Net.Errors;
using Click.Net.Io;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>A file that is opened for the command and closed after it; <c>-</c> is the standard input or output.</summary>
/// <param name="mode"><c>r</c>, <c>w</c>, <c>a</c> or <c>x</c>, with <c>b</c> for bytes and <c>+</c> for both ways.</param>
/// <remarks>Mirrors <c>click.File</c>. The value is a <see cref="LazyFile"/>; a callback may ask for a <see cref="Stream"/>, <see cref="TextReader"/> or <see cref="TextWriter"/>.</remarks>
public sealed class FileType(string mode = "r") : ParamType
{
    private readonly OpenMode _mode = new(mode);

    /// <summary>How files are opened.</summary>
    public string Mode => _mode.Text;

    /// <summary>The encoding of text; <see langword="null"/> is UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>What becomes of what the encoding cannot say: <c>strict</c>, <c>replace</c> or <c>ignore</c>.</summary>
    public string? Errors { get; init; } = "strict";

    /// <summary>Opens the file when it is first used; <see langword="null"/> does so for files that are written.</summary>
    public bool? Lazy { get; init; }

    /// <summary>Writes to a file beside the named one and moves it into place in the end.</summary>
    public bool Atomic { get; init; }

    /// <inheritdoc />
    public override string Name => "filename";

    /// <inheritdoc />
    public override string EnvironmentSeparator => PathType.ListSeparator;

    /// <inheritdoc />
    public override IEnumerable<CompletionItem> Complete(IContextInfo context, IParameterInfo parameter, string incomplete) =>
        [new CompletionItem(incomplete, "file")];

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        if (value is LazyFile or Stream or TextReader or TextWriter)
            return value;
        string name = value as string ?? ValueText.Display(value);
        LazyFile file = FileOpener.Prepare(
            name, _mode, TextEncodings.Find(Encoding, Errors), Atomic,
            context?.WorkingDirectory ?? SystemConsole.Instance.WorkingDirectory,
            () => context?.OpenStandardInput() ?? SystemConsole.Instance.OpenInput(),
            () => context?.OpenStandardOutput() ?? SystemConsole.Instance.OpenOutput());
        if (!IsLazy(name))
            TryOpening(file.OpenNow, file, parameter, context);
        else if (!_mode.Writes)
            TryOpening(file.CheckThatItOpens, file, parameter, context);
        context?.CloseWith(file);
        return file;
    }

    private bool IsLazy(string name) => Lazy ?? (name != FileOpener.StandardStream && _mode.Replaces);

    private static void TryOpening(Action open, LazyFile file, IParameterInfo? parameter, IContextInfo? context)
    {
        try
        {
            open();
        }
        catch (Exception error) when (FileErrors.Explain(error) is not null)
        {
            throw Fail($"'{FileNames.Format(file.Name)}': {FileErrors.Explain(error)}", parameter, context);
        }
    }
}
