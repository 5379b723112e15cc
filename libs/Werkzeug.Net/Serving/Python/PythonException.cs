namespace Werkzeug.Net.Serving.Python;

/// <summary>An error that an application of Python let through, or that loading it met. The message has Python's traceback.</summary>
/// <param name="message">What went wrong, with the traceback.</param>
public sealed class PythonException(string message) : Exception(message)
{
    internal static PythonException NotFound(string interpreter, string reason) =>
        new($"'{interpreter}' is no Python that can be loaded: {reason} Set PythonOptions.Interpreter.");

    internal static PythonException NoLibrary(string interpreter, IEnumerable<string> tried) =>
        new($"The Python of '{interpreter}' has no shared library: tried {string.Join(", ", tried)}.");

    internal static PythonException NotStarted() => new("Python could not be started in this process.");

    internal static PythonException NoStartResponse() => new("The application did not call start_response before its first block.");
}
