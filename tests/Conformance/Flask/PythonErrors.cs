namespace Conformance.Flask;

/// <summary>Stands for an exception of Python that a vector's view raises, with Python's classes and texts.</summary>
internal class PythonException(string name, string text) : Exception(text)
{
    /// <summary>The name of the Python class.</summary>
    public string Name { get; } = name;

    /// <summary>The exception of a Python class; null where the name is none of those that vectors raise.</summary>
    public static PythonException? Create(string name, string text) => name switch
    {
        "Exception" => new PythonException(name, text),
        "ValueError" => new PythonValueError(text),
        "TypeError" => new PythonTypeError(text),
        "RuntimeError" => new PythonRuntimeError(text),
        "PermissionError" => new PythonPermissionError(text),
        "ZeroDivisionError" => new PythonZeroDivisionError(text),
        "LookupError" => new PythonLookupError(name, text),
        "KeyError" => new PythonKeyError(text),
        _ => null,
    };

    /// <summary>The type of a Python class, for handlers.</summary>
    public static Type? TypeOf(string name) => name == "Exception" ? typeof(Exception) : Create(name, "")?.GetType();
}

internal sealed class PythonValueError(string text) : PythonException("ValueError", text);

internal sealed class PythonTypeError(string text) : PythonException("TypeError", text);

internal sealed class PythonRuntimeError(string text) : PythonException("RuntimeError", text);

internal sealed class PythonPermissionError(string text) : PythonException("PermissionError", text);

internal sealed class PythonZeroDivisionError(string text) : PythonException("ZeroDivisionError", text);

internal class PythonLookupError(string name, string text) : PythonException(name, text);

/// <summary>Python prints the key of a KeyError with quotes.</summary>
internal sealed class PythonKeyError(string key) : PythonLookupError("KeyError", $"'{key}'");
