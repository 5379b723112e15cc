using System.Text;

namespace Jinja.Net.Compilation;

/// <summary>Text that stands together in a template, until something else is printed. A lone piece is not copied.</summary>
internal sealed class PendingText
{
    private readonly StringBuilder _joined = new();
    private (string Text, int Start, int Length) _first = ("", 0, 0);

    /// <summary>More text follows.</summary>
    public void Add((string Text, int Start, int Length) piece)
    {
        if (_first.Length == 0)
        {
            _first = piece;
            return;
        }

        if (_joined.Length == 0)
            _joined.Append(_first.Text, _first.Start, _first.Length);
        _joined.Append(piece.Text, piece.Start, piece.Length);
    }

    /// <summary>Something else follows: the text so far becomes a node.</summary>
    public void Flush(List<RenderNode> nodes)
    {
        if (_first.Length == 0)
            return;
        nodes.Add(_joined.Length > 0 ? new TextNode(_joined.ToString()) : new TextNode(_first.Text, _first.Start, _first.Length));
        _first = ("", 0, 0);
        _joined.Clear();
    }
}
