namespace ItsDangerous.Net;

/// <summary>How JSON text is laid out and what becomes of values that JSON does not know.</summary>
/// <remarks>Mirrors the keyword arguments of Python's <c>json.dumps</c>, with its defaults.</remarks>
public sealed record PythonJsonOptions
{
    /// <summary>Spaces after comma and colon, ASCII only: what <c>json.dumps</c> writes by default.</summary>
    public static PythonJsonOptions Spaced { get; } = new();

    /// <summary>No spaces, text beyond ASCII as it is: what URL-safe tokens hold.</summary>
    public static PythonJsonOptions Compact { get; } = new() { ItemSeparator = ",", KeySeparator = ":", EnsureAscii = false };

    /// <summary>Stands between items. With <see cref="Indent"/>, a line break follows it.</summary>
    public string ItemSeparator { get; init; } = ", ";

    /// <summary>Stands between a key and its value.</summary>
    public string KeySeparator { get; init; } = ": ";

    /// <summary>Whether characters beyond ASCII are written as <c>\uXXXX</c>.</summary>
    public bool EnsureAscii { get; init; } = true;

    /// <summary>Whether keys are sorted, by code points.</summary>
    public bool SortKeys { get; init; }

    /// <summary>Whether keys that JSON does not know are left out instead of refused.</summary>
    public bool SkipKeys { get; init; }

    /// <summary>Whether NaN and the infinities are written (as <c>NaN</c>, <c>Infinity</c>, <c>-Infinity</c>), which is not JSON, or refused.</summary>
    public bool AllowNaN { get; init; } = true;

    /// <summary>What a level is indented by; <see langword="null"/> writes all in one line.</summary>
    public string? Indent { get; init; }

    /// <summary>How deep lists and dicts may be nested. Deeper ones, and those that contain themselves, are refused.</summary>
    public int MaxDepth { get; init; } = 500;

    /// <summary>
    /// Turns a value that JSON does not know into one that it does, or into one that is asked about again;
    /// <see langword="null"/> refuses such values.
    /// </summary>
    public Func<object, object?>? Default { get; init; }
}
