namespace Werkzeug.Net.Serving.Python;

/// <summary>How <see cref="PythonApp"/> loads and runs an application of Python.</summary>
public sealed record PythonOptions
{
    /// <summary>The folder that the application's module lies in; it is put in front of <c>sys.path</c>. Null leaves <c>sys.path</c> as it is.</summary>
    public string? Folder { get; init; }

    /// <summary>How many threads of Python answer requests of the application.</summary>
    public int Threads { get; init; } = 8;

    /// <summary>
    /// How many requests may wait for a thread; one more is answered with 503. Null lets any number wait.
    /// </summary>
    public int? MaxWaiting { get; init; } = 1000;

    /// <summary>
    /// The interpreter whose Python is loaded, as <c>venv/bin/python3</c>: its libraries and packages are used. A process has one Python:
    /// the first application decides.
    /// </summary>
    public string Interpreter { get; init; } = "python3";
}
