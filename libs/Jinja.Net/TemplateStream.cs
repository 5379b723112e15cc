using System.Collections;
using System.Text;

namespace Jinja.Net;

/// <summary>
/// The output of a template in pieces, each made when it is asked for. Going through it renders the template; so does going through it again.
/// </summary>
/// <remarks>Mirrors <c>jinja2.environment.TemplateStream</c>.</remarks>
public sealed class TemplateStream : IEnumerable<string>
{
    private readonly Template _template;
    private readonly object? _context;
    private int _size;

    internal TemplateStream(Template template, object? context) => (_template, _context) = (template, context);

    /// <summary>Joins several pieces to one before it is given.</summary>
    /// <param name="size">How many pieces; empty ones do not count.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is 1 or less.</exception>
    public void EnableBuffering(int size = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(size, 1);
        _size = size;
    }

    /// <summary>Gives each piece as it is printed.</summary>
    public void DisableBuffering() => _size = 0;

    /// <summary>Writes all pieces, each as soon as it is made.</summary>
    /// <param name="writer">Where they go.</param>
    /// <exception cref="TemplateException">The template fails.</exception>
    public void Dump(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (string piece in this)
            writer.Write(piece);
    }

    /// <summary>Writes all pieces, each as soon as it is made. The stream stays open.</summary>
    /// <param name="stream">Where they go.</param>
    /// <param name="encoding">The encoding; <see langword="null"/> is UTF-8 without a mark.</param>
    /// <exception cref="TemplateException">The template fails.</exception>
    public void Dump(Stream stream, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using StreamWriter writer = new(stream, encoding ?? new UTF8Encoding(false), leaveOpen: true);
        Dump(writer);
    }

    /// <summary>Writes all pieces to a file, which is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">The encoding; <see langword="null"/> is UTF-8 without a mark.</param>
    /// <exception cref="TemplateException">The template fails.</exception>
    public void Dump(string path, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream file = File.Create(path);
        Dump(file, encoding);
    }

    /// <summary>Renders the template piece by piece.</summary>
    /// <returns>The pieces.</returns>
    public IEnumerator<string> GetEnumerator()
    {
        IEnumerable<string> pieces = _template.Generate(_context);
        return (_size == 0 ? pieces : Joined(pieces, _size)).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IEnumerable<string> Joined(IEnumerable<string> pieces, int size)
    {
        StringBuilder buffer = new();
        int count = 0;
        foreach (string piece in pieces)
        {
            buffer.Append(piece);
            if (piece.Length == 0 || ++count < size)
                continue;
            yield return buffer.ToString();
            buffer.Clear();
            count = 0;
        }

        if (buffer.Length > 0)
            yield return buffer.ToString();
    }
}
