using Click.Net.Io;
using Click.Net.Terminal;

namespace Click.Net;

public static partial class Term
{
    /// <summary>Goes through items and shows how far it is; only the label where there is no terminal.</summary>
    /// <param name="items">The items; where they can be counted, the share that is done is shown.</param>
    /// <param name="label">What stands before the bar.</param>
    /// <param name="options">How it looks.</param>
    /// <remarks>Mirrors <c>click.progressbar</c>.</remarks>
    public static ProgressBar<T> ProgressBar<T>(IEnumerable<T> items, string? label = null, ProgressBarOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ProgressBarOptions look = Look(options, label);
        return new ProgressBar<T>(items, look, look.Console ?? Console);
    }

    /// <summary>The same for items that are awaited.</summary>
    /// <param name="items">The items.</param>
    /// <param name="label">What stands before the bar.</param>
    /// <param name="options">How it looks; its length makes the share that is done known.</param>
    public static AsyncProgressBar<T> ProgressBar<T>(IAsyncEnumerable<T> items, string? label = null, ProgressBarOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ProgressBarOptions look = Look(options, label);
        return new AsyncProgressBar<T>(items, look, look.Console ?? Console);
    }

    /// <summary>Shows how far something is that is no sequence: call <see cref="Terminal.ProgressBar.Update"/> for each step, and dispose it in the end.</summary>
    /// <param name="length">How many steps there are.</param>
    /// <param name="label">What stands before the bar.</param>
    /// <param name="options">How it looks.</param>
    public static ProgressBar ProgressBar(int length, string? label = null, ProgressBarOptions? options = null)
    {
        ProgressBarOptions look = Look(options, label) with { Length = length };
        ProgressBar bar = new(look, look.Console ?? Console);
        bar.Start();
        return bar;
    }

    /// <summary>Shows long text page by page, where there is a terminal.</summary>
    /// <param name="text">The text.</param>
    /// <param name="color">Keeps or strips colours; <see langword="null"/> keeps them where the pager can show them.</param>
    /// <remarks>Mirrors <c>click.echo_via_pager</c>. The program is the one that <c>PAGER</c> names, else <c>less</c> or <c>more</c>.</remarks>
    public static void EchoViaPager(string text, bool? color = null) => EchoViaPager([text], color);

    /// <summary>Shows long text page by page as it is made.</summary>
    /// <inheritdoc cref="EchoViaPager(string, bool?)" />
    /// <param name="pieces">The text, piece by piece.</param>
    /// <param name="color">Keeps or strips colours; <see langword="null"/> keeps them where the pager can show them.</param>
    public static void EchoViaPager(IEnumerable<string> pieces, bool? color = null)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        Pager.Show(Console, pieces.Append("\n"), color ?? Color);
    }

    /// <summary>Lets the user edit text in an editor.</summary>
    /// <param name="text">The text to begin with.</param>
    /// <param name="editor">The editor with its options; <c>VISUAL</c>, <c>EDITOR</c> or a usual one where left out.</param>
    /// <param name="extension">What the name of the temporary file ends with.</param>
    /// <param name="requireSave">Returns <see langword="null"/> where the file was not saved.</param>
    /// <returns>The text as it was saved.</returns>
    /// <exception cref="Errors.ClickException">The editor could not be started, or failed.</exception>
    /// <remarks>Mirrors <c>click.edit</c>. No shell is involved.</remarks>
    public static string? Edit(string text = "", string? editor = null, string extension = ".txt", bool requireSave = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Editor.EditText(Console, text, editor, extension, requireSave);
    }

    /// <summary>Lets the user edit files in an editor.</summary>
    /// <param name="files">The files; each is one argument of the editor, whatever its name.</param>
    /// <param name="editor">The editor with its options.</param>
    /// <exception cref="Errors.ClickException">The editor could not be started, or failed.</exception>
    public static void EditFiles(IEnumerable<string> files, string? editor = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        Editor.EditFiles(Console, files, editor);
    }

    /// <summary>Opens an address or a file with the program that the system has for it.</summary>
    /// <param name="target">An address with <c>http</c>, <c>https</c>, <c>file</c> or <c>mailto</c>, or a path.</param>
    /// <param name="wait">Waits for the program.</param>
    /// <param name="locate">Shows the folder of a file instead.</param>
    /// <returns>The exit code of the program that opened it.</returns>
    /// <exception cref="Errors.ClickException">The address is of another kind.</exception>
    /// <remarks>Mirrors <c>click.launch</c>.</remarks>
    public static int Launch(string target, bool wait = false, bool locate = false) => Launcher.Open(Console, target, wait, locate);

    /// <summary>Waits for one key.</summary>
    /// <param name="echo">Shows it.</param>
    /// <returns>What the key sends: a character, or an escape sequence as <c>"\u001b[A"</c>.</returns>
    /// <exception cref="Errors.AbortException">Ctrl-C or Ctrl-D was pressed, or the input ended.</exception>
    /// <remarks>Mirrors <c>click.getchar</c>.</remarks>
    public static string GetChar(bool echo = false) => KeyReader.Read(Console, echo);

    /// <summary>Waits for any key; goes on at once where there is no terminal.</summary>
    /// <remarks>Mirrors <c>click.pause</c>.</remarks>
    public static void Pause(string text = "Press any key to continue...", bool error = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        KeyReader.Pause(Console, text, error);
    }

    /// <summary>Clears the terminal; does nothing where there is none.</summary>
    /// <remarks>Mirrors <c>click.clear</c>.</remarks>
    public static void Clear()
    {
        if (Console.IsOutputTerminal)
            Terminal.Echo.Write(Console, "\u001b[2J\u001b[1;1H", newLine: false, color: true);
    }

    /// <summary>Opens a file by Click's modes; <c>-</c> is the standard input or output.</summary>
    /// <param name="fileName">The path.</param>
    /// <param name="mode"><c>r</c>, <c>w</c>, <c>a</c> or <c>x</c>, with <c>b</c> for bytes.</param>
    /// <param name="encoding">The encoding of text; UTF-8 where left out.</param>
    /// <param name="lazy">Opens it when it is first used.</param>
    /// <param name="atomic">Writes beside the file and moves it into place when it is closed.</param>
    /// <exception cref="Errors.FileException">The file cannot be opened.</exception>
    /// <remarks>Mirrors <c>click.open_file</c>.</remarks>
    public static LazyFile OpenFile(string fileName, string mode = "r", string? encoding = null, bool lazy = false, bool atomic = false)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        IConsole console = Console;
        LazyFile file = FileOpener.Prepare(
            fileName, new OpenMode(mode), TextEncodings.Find(encoding, null), atomic, console.WorkingDirectory, console.OpenInput, console.OpenOutput);
        if (!lazy)
            _ = file.Stream;
        return file;
    }

    /// <summary>Where an application keeps its settings; the folder may not exist yet.</summary>
    /// <inheritdoc cref="AppDirectories.Get" />
    public static string GetAppDirectory(string appName, bool roaming = true, bool forcePosix = false) =>
        AppDirectories.Get(appName, roaming, forcePosix, Console);

    private static ProgressBarOptions Look(ProgressBarOptions? options, string? label)
    {
        ProgressBarOptions look = options ?? new ProgressBarOptions();
        return look with { Label = label ?? look.Label, Color = look.Color ?? Color };
    }
}
