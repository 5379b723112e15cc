namespace MarkupSafe.Net.Formatting;

/// <summary>What is wrong with a format string or its arguments; each is an exception class of Python.</summary>
public enum FormatErrorKind
{
    /// <summary>The format string or a specification in it cannot be read, or does not fit the argument (<c>ValueError</c>).</summary>
    Value,

    /// <summary>An argument has the wrong type, or there are too few or too many (<c>TypeError</c>).</summary>
    Type,

    /// <summary>A name is not among the arguments (<c>KeyError</c>).</summary>
    Key,

    /// <summary>A position is not among the arguments (<c>IndexError</c>).</summary>
    Index,

    /// <summary>An argument has no such attribute (<c>AttributeError</c>).</summary>
    Attribute,

    /// <summary>A number is too large for what is asked (<c>OverflowError</c>).</summary>
    Overflow,

    /// <summary>The result would be longer than allowed.</summary>
    Limit,
}

/// <summary>A format string that cannot be applied to its arguments.</summary>
/// <param name="kind">What is wrong.</param>
/// <param name="message">What is wrong, in Python's words.</param>
public sealed class FormatStringException(FormatErrorKind kind, string message) : FormatException(message)
{
    /// <summary>What is wrong.</summary>
    public FormatErrorKind Kind { get; } = kind;
}
