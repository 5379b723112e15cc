namespace Werkzeug.Net.Text;

/// <summary>A typed value that prints itself as the text of a header.</summary>
public interface IHeaderValue
{
    /// <summary>The text of the header that says the same as this value.</summary>
    string ToHeader();
}
