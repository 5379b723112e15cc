using System.Text;

namespace Jinja.Net.Compilation;

/// <summary>Text that stands together in a template, until something else is printed. A lone piece is not copied.</summary>
internal sealed class PendingText
{
    private string _first = "";
    private StringBuilder? _joined;

    /// <summary>More text follows.</summary>
    public void Add(string text)
    {
        if (_first.Length == 0)
        {
            _first = text;
            return;
        }

        _joined ??= new StringBuilder();
        if (_joined.Length == 0)
            _joined.Append(_first);
        _joined.Append(text);
    }

    /// <summary>Something else follows: the text so far becomes a node.</summary>
    public void Flush(List<RenderNode> nodes)
    {
        if (_first.Length == 0)
            return;
        nodes.Add(new TextNode(_joined is { Length: > 0 } ? _joined.ToString() : _first));
        _first = "";
        _joined?.Clear();
    }
}
