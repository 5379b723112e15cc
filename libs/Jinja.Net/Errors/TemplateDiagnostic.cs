namespace Jinja.Net;

/// <summary>How bad a finding is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The template works, unless it gets to this place.</summary>
    Warning,

    /// <summary>The template cannot be used.</summary>
    Error,
}

/// <summary>Something that is wrong with a template, found without running it.</summary>
public sealed class TemplateDiagnostic
{
    internal TemplateDiagnostic(TemplateSyntaxException error, DiagnosticSeverity severity = DiagnosticSeverity.Error) => (Error, Severity) = (error, severity);

    /// <summary>How bad it is.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>The finding as an exception, as it is thrown where the template is compiled or run.</summary>
    public TemplateSyntaxException Error { get; }

    /// <summary>What is wrong.</summary>
    public string Message => Error.Message;

    /// <summary>The template; <see langword="null"/> for one without a name.</summary>
    public string? TemplateName => Error.TemplateName;

    /// <summary>The line, counted from 1.</summary>
    public int Line => Error.Line ?? 1;

    /// <summary>The column, counted from 1 in characters; <see langword="null"/> where only the line is known.</summary>
    public int? Column => Error.Column;

    /// <summary>The text of the line.</summary>
    public string? SourceLine => Error.SourceLine;

    /// <summary>The name that was probably meant; <see langword="null"/> if none is close.</summary>
    public string? Suggestion => Error.Suggestion;

    /// <summary>Whether it is about a filter or a test that does not exist.</summary>
    internal bool IsUnknownName { get; init; }

    /// <summary>Message, suggestion, place, and the line with a mark under the column.</summary>
    /// <returns>Several lines of text for people.</returns>
    public string Describe() => Error.Describe();

    /// <summary>Place and message on one line, as compilers write them.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{TemplateName ?? "<template>"}({Line},{Column ?? 1}): {(Severity == DiagnosticSeverity.Error ? "error" : "warning")}: {Message}")
        + (Suggestion is null ? "" : $" Did you mean '{Suggestion}'?");
}
