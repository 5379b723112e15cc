using System.Globalization;
using System.Text;

namespace Jinja.Net;

/// <summary>The base of every error that concerns a template.</summary>
/// <remarks>Mirrors <c>jinja2.TemplateError</c>. <see cref="Exception.Message"/> is the original's text; the place is in properties of its own.</remarks>
public class TemplateException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public TemplateException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The template in which the error arose; <see langword="null"/> for a template without a name, and where no template was running.</summary>
    public string? TemplateName { get; private set; }

    /// <summary>The line of the error, counted from 1; <see langword="null"/> where no template was running.</summary>
    public int? Line { get; private set; }

    /// <summary>The column of the error, counted from 1 in characters; <see langword="null"/> where only the line is known.</summary>
    public int? Column { get; private set; }

    /// <summary>The text of the line, if the source is at hand.</summary>
    public string? SourceLine { get; private set; }

    /// <summary>The templates, blocks and macros that were running, innermost first; empty for errors that arise before a template runs.</summary>
    public IReadOnlyList<TemplateCall> TemplateStack { get; private set; } = [];

    internal const string StackKey = "Jinja.Net.TemplateStack";

    /// <summary>
    /// The templates, blocks and macros that were running when any error arose. An error of the program's own code, such as a getter or a filter that fails,
    /// goes through templates as it is; where they were then is kept in its <see cref="Exception.Data"/>.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <returns>The places, innermost first; none if the error did not go through a template.</returns>
    public static IReadOnlyList<TemplateCall> StackOf(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error is TemplateException own ? own.TemplateStack : error.Data[StackKey] as IReadOnlyList<TemplateCall> ?? [];
    }

    /// <summary>The name that was probably meant, where a name is not known; <see langword="null"/> if there is none like it.</summary>
    public string? Suggestion
    {
        get => field ??= Suggest?.Invoke();
        internal set;
    }

    /// <summary>Whether it is told without a place, as where values are put together outside of the template.</summary>
    internal bool HasNoPlace { get; set; }

    /// <summary>Finds the suggestion when somebody asks for it.</summary>
    internal Func<string?>? Suggest { get; set; }

    /// <summary>The type of the error, <see cref="Describe"/>, and the program's own stack.</summary>
    /// <returns>Several lines of text for people.</returns>
    public override string ToString()
    {
        StringBuilder text = new(GetType().FullName);
        text.Append(": ").Append(Describe());
        if (InnerException is not null)
            text.Append("\n ---> ").Append(InnerException);
        return StackTrace is null ? text.ToString() : text.Append('\n').Append(StackTrace).ToString();
    }

    /// <summary>Message, place, the line with a mark under the column, what was probably meant, and where the render came from.</summary>
    /// <returns>Several lines of text for people.</returns>
    public string Describe()
    {
        StringBuilder text = new(Message);
        if (Suggestion is { } suggestion)
            text.Append(" Did you mean '").Append(suggestion).Append("'?");
        if (Line is not { } line)
            return text.ToString();
        text.Append(CultureInfo.InvariantCulture, $"\n  in {TemplateName ?? "<template>"}, line {line}");
        if (SourceLine is { } source)
            Excerpt(text, line, source);
        foreach (TemplateCall outer in TemplateStack.Skip(1))
            text.Append("\n  from ").Append(outer);
        return text.ToString();
    }

    private const int ExcerptWidth = 120;

    // Of a very long line the part around the column is shown.
    private void Excerpt(StringBuilder text, int line, string source)
    {
        string number = line.ToString(CultureInfo.InvariantCulture);
        int from = Column is { } at && at > ExcerptWidth ? at - (ExcerptWidth / 2) : 0;
        text.Append("\n  ").Append(number).Append(" | ").Append(source.AsSpan(from, Math.Min(ExcerptWidth, source.Length - from)));
        if (Column is { } column)
            text.Append("\n  ").Append(' ', number.Length).Append(" | ").Append(' ', column - 1 - from).Append('^');
    }

    /// <summary>Says where the error arose. The first place that is told stays: it is the innermost.</summary>
    internal void Locate(string? name, int line, int? column = null, string? sourceLine = null)
    {
        if (Line is not null)
            return;
        (TemplateName, Line, Column, SourceLine) = (name, line, column, sourceLine);
    }

    /// <summary>Says what was running, innermost first.</summary>
    internal void Trace(IReadOnlyList<TemplateCall> stack)
    {
        if (TemplateStack.Count == 0)
            TemplateStack = stack;
    }
}
