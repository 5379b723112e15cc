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
        (string text, int start, int length) = Take();
        if (length > 0)
            nodes.Add(new TextNode(text, start, length));
    }

    /// <summary>A value follows: the node that prints it prints the text, too.</summary>
    public RenderNode FlushInto(EvalNode value, bool escape, int line)
    {
        (string text, int start, int length) = Take();
        return length > 0 ? new TextEmitNode(text, start, length, value, escape, line) : new EmitNode(value, escape, line);
    }

    private (string Text, int Start, int Length) Take()
    {
        (string Text, int Start, int Length) taken = _joined.Length > 0 ? (_joined.ToString(), 0, _joined.Length) : _first;
        _first = ("", 0, 0);
        _joined.Clear();
        return taken;
    }
}
