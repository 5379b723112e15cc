using Click.Net.Io;
using Click.Net.Text;

namespace Click.Net.Terminal;

/// <summary>Shows how far something is. Silent but for its label where there is no terminal.</summary>
/// <remarks>Mirrors <c>click.progressbar</c>. Go on with <see cref="Update"/>, and dispose it in the end.</remarks>
public class ProgressBar : IDisposable
{
    private readonly ProgressBarOptions _options;
    private readonly IConsole _console;
    private readonly ProgressBarLine _line;
    private readonly bool _isTerminal;
    private string? _shown;
    private int _pending;
    private bool _ended;

    internal ProgressBar(ProgressBarOptions options, IConsole console)
    {
        _options = options;
        _console = console;
        _line = new ProgressBarLine(options);
        _isTerminal = options.Error ? console.IsErrorTerminal : console.IsOutputTerminal;
    }

    /// <summary>How many steps are done.</summary>
    public int Position => _line.Position;

    /// <summary>How many steps there are; <see langword="null"/> where that is not known.</summary>
    public int? Length
    {
        get => _line.Length;
        protected set => _line.Length = value;
    }

    /// <summary>Goes some steps on.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="current">The item that is at hand, for the text about it.</param>
    public void Update(int steps, object? current = null)
    {
        if (current is not null)
            _line.Current = current;
        _pending += steps;
        if (_pending < _options.UpdateMinSteps)
            return;
        _line.Advance(_pending);
        _pending = 0;
        Render();
    }

    /// <summary>The line as it is now.</summary>
    public override string ToString() => _line.Text();

    /// <summary>Ends the line.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the line.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_ended || !disposing)
            return;
        _ended = true;
        if (!_options.Hidden && _isTerminal && _shown is not null)
            Write("\u001b[?25h\n");
    }

    internal void Start() => Render();

    internal void Finish()
    {
        _line.Finish();
        _line.Current = null;
        Render();
    }

    internal void Show(object? current)
    {
        _line.Current = current;
        if (_options.ItemText is not null)
            Render();
    }

    private void Render()
    {
        if (_options.Hidden)
            return;
        if (!_isTerminal)
        {
            RenderLabel();
            return;
        }

        if (_options.Width == 0)
            FillTerminal();
        string line = _line.Text();
        if (line == _shown)
            return;
        // The cursor is hidden while the line is drawn over the one before.
        string start = _shown is null ? "\u001b[?25l" : "\r";
        int blank = Math.Max(0, AnsiText.VisibleLength(_shown ?? "") - AnsiText.VisibleLength(line));
        Write(start + line + new string(' ', blank));
        _shown = line;
    }

    private void RenderLabel()
    {
        if (_shown is not null)
            return;
        _shown = _options.Label;
        Echo.Write(_console, _options.Label, error: _options.Error, color: _options.Color);
    }

    private void FillTerminal()
    {
        _line.Width = 0;
        _line.Width = Math.Max(0, _console.Width - AnsiText.VisibleLength(_line.Text()));
    }

    private void Write(string text) => Echo.Write(_console, text, newLine: false, error: _options.Error, color: _options.Color ?? true);
}

/// <summary>A progress bar that goes on with each item.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class ProgressBar<T> : ProgressBar, IEnumerable<T>
{
    private readonly IEnumerable<T> _items;

    internal ProgressBar(IEnumerable<T> items, ProgressBarOptions options, IConsole console) : base(options, console)
    {
        _items = items;
        if (Length is null && items.TryGetNonEnumeratedCount(out int count))
            Length = count;
    }

    /// <summary>The items; the bar moves as they are taken, and ends with them.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        Start();
        try
        {
            foreach (T item in _items)
            {
                Show(item);
                yield return item;
                Update(1);
            }

            Finish();
        }
        finally
        {
            Dispose();
        }
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A progress bar that goes on with each item of an asynchronous sequence.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class AsyncProgressBar<T> : ProgressBar, IAsyncEnumerable<T>
{
    private readonly IAsyncEnumerable<T> _items;

    internal AsyncProgressBar(IAsyncEnumerable<T> items, ProgressBarOptions options, IConsole console) : base(options, console) => _items = items;

    /// <summary>The items; the bar moves as they are taken, and ends with them.</summary>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        Start();
        try
        {
            await foreach (T item in _items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                Show(item);
                yield return item;
                Update(1);
            }

            Finish();
        }
        finally
        {
            Dispose();
        }
    }
}
