using System.Globalization;
using System.Text;

namespace Click.Net.Testing;

/// <summary>What a terminal shows: characters go where the cursor is, control sequences move it, clear, and change the style.</summary>
internal sealed class VirtualScreen(int width, int height)
{
    private const int TabWidth = 8;
    private const int MostParameters = 64;

    private readonly Lock _gate = new();
    private readonly List<Cell[]> _lines = [];
    private readonly List<string> _scrolled = [];
    private readonly StringBuilder _sequence = new();
    private State _state;
    private string _style = "";
    private int _line;
    private int _column;
    private (int Line, int Column) _saved;

    private enum State
    {
        Text,
        Escape,
        Control,
        Command,
        CommandEscape,
    }

    /// <summary>The line of the cursor, from 0 at the top.</summary>
    public int CursorLine => _line;

    /// <summary>The column of the cursor, from 0 on the left.</summary>
    public int CursorColumn => Math.Min(_column, width - 1);

    /// <summary>The lines that have left the screen at the top.</summary>
    public IReadOnlyList<string> Scrolled => _scrolled;

    /// <summary>The lines, without spaces at their ends, to the last one that was used.</summary>
    public IReadOnlyList<string> Lines => [.. _lines.Select(TextOf)];

    /// <summary>The style of a place, as the numbers between <c>ESC [</c> and <c>m</c>; empty for none.</summary>
    public string StyleAt(int line, int column) => line < _lines.Count ? _lines[line][column].Style ?? "" : "";

    /// <summary>Takes what a program writes, in one piece.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            foreach (char c in text)
                Write(c);
        }
    }

    private void Write(char c)
    {
        switch (_state)
        {
            case State.Escape:
                Escape(c);
                break;
            case State.Control:
                Control(c);
                break;
            // A command to the system, such as a title, ends with BEL or with ESC \.
            case State.Command:
                _state = c switch { '\a' => State.Text, '\e' => State.CommandEscape, _ => State.Command };
                break;
            case State.CommandEscape:
                _state = c == '\\' ? State.Text : State.Command;
                break;
            default:
                Text(c);
                break;
        }
    }

    private void Text(char c)
    {
        switch (c)
        {
            case '\e':
                _state = State.Escape;
                break;
            case '\n':
                _column = 0;
                NextLine();
                break;
            case '\r':
                _column = 0;
                break;
            case '\b':
                _column = Math.Max(0, CursorColumn - 1);
                break;
            case '\t':
                _column = Math.Min(width - 1, ((_column / TabWidth) + 1) * TabWidth);
                break;
            case >= ' ':
                Put(c);
                break;
            default:
                break;
        }
    }

    private void Escape(char c)
    {
        _sequence.Clear();
        _state = c switch { '[' => State.Control, ']' => State.Command, _ => State.Text };
    }

    private void Control(char c)
    {
        if (c is < '@' or > '~')
        {
            if (_sequence.Length < MostParameters)
                _sequence.Append(c);
            return;
        }

        _state = State.Text;
        Apply(c, _sequence.ToString());
    }

    private void Apply(char command, string parameters)
    {
        if (parameters.StartsWith('?'))
            return;
        int[] numbers = [.. parameters.Split(';').Select(static number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0)];
        switch (command)
        {
            case 'J':
                ClearScreen(numbers[0]);
                break;
            case 'K':
                ClearLine(numbers[0]);
                break;
            case 'm':
                _style = parameters is "0" or "" ? "" : _style.Length == 0 ? parameters : $"{_style};{parameters}";
                break;
            case 's':
                _saved = (_line, CursorColumn);
                break;
            case 'u':
                (_line, _column) = _saved;
                break;
            default:
                Move(command, Math.Max(numbers[0], 1), numbers.Length > 1 ? Math.Max(numbers[1], 1) : 1);
                break;
        }
    }

    // Lines and columns count from 1 here.
    private void Move(char command, int first, int second)
    {
        (_line, _column) = command switch
        {
            'A' => (Math.Max(0, _line - first), _column),
            'B' => ((int)Math.Min(height - 1, (long)_line + first), _column),
            'C' => (_line, (int)Math.Min(width - 1, (long)_column + first)),
            'D' => (_line, Math.Max(0, CursorColumn - first)),
            'G' => (_line, Math.Min(width, first) - 1),
            'H' or 'f' => (Math.Min(height, first) - 1, Math.Min(width, second) - 1),
            _ => (_line, _column),
        };
    }

    // The second half of a pair stands in the place of the first.
    private void Put(char c)
    {
        if (char.IsLowSurrogate(c) && _column > 0 && LineAt(_line)[_column - 1] is { Text: [var high] } before && char.IsHighSurrogate(high))
        {
            LineAt(_line)[_column - 1] = before with { Text = $"{high}{c}" };
            return;
        }

        if (_column >= width)
        {
            _column = 0;
            NextLine();
        }

        LineAt(_line)[_column++] = new Cell(c.ToString(), _style);
    }

    private void NextLine()
    {
        if (++_line < height)
            return;
        _line = height - 1;
        _scrolled.Add(TextOf(LineAt(0)));
        _lines.RemoveAt(0);
    }

    // From the cursor to the end, from the beginning to the cursor, or all.
    private void ClearScreen(int part)
    {
        if (part == 0)
            ClearLine(0);
        for (int i = 0; i < _lines.Count; i++)
        {
            if (part >= 2 || (part == 0 && i > _line) || (part == 1 && i < _line))
                Array.Clear(_lines[i]);
        }

        if (part == 1)
            ClearLine(1);
    }

    private void ClearLine(int part)
    {
        Cell[] line = LineAt(_line);
        int from = part == 0 ? CursorColumn : 0, to = part == 1 ? CursorColumn + 1 : width;
        Array.Clear(line, from, to - from);
    }

    private Cell[] LineAt(int line)
    {
        while (_lines.Count <= line)
            _lines.Add(new Cell[width]);
        return _lines[line];
    }

    private static string TextOf(Cell[] line) => string.Concat(line.Select(static cell => cell.Text ?? " ")).TrimEnd(' ');

    private readonly record struct Cell(string? Text, string? Style);
}
