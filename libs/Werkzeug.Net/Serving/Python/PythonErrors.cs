using System.Text;

namespace Werkzeug.Net.Serving.Python;

/// <summary>Python's <c>wsgi.errors</c>. What is written when Python does not listen any more goes to the standard error stream.</summary>
/// <param name="exchange">The request.</param>
internal sealed class PythonErrors(PythonExchange exchange) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value) => Write($"{value}{Environment.NewLine}");

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.IsEmpty)
            return;
        string text = buffer.ToString();
        try
        {
            // Not waited for: a line for a log is worth no thread.
            _ = exchange.Thread.AskAsync(() => exchange.WriteErrors(text)).AsTask();
        }
        catch (InvalidOperationException)
        {
            Console.Error.Write(text);
        }
    }
}
