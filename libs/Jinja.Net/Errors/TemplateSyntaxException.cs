namespace Jinja.Net;

/// <summary>The text of a template is not valid.</summary>
/// <remarks>Mirrors <c>jinja2.TemplateSyntaxError</c>.</remarks>
public class TemplateSyntaxException : TemplateException
{
    /// <summary>Makes an error.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="name">The template's name, if it has one.</param>
    /// <param name="fileName">The template's file, if it has one.</param>
    public TemplateSyntaxException(string message, int line, string? name = null, string? fileName = null)
        : base(message)
    {
        FileName = fileName;
        Locate(name, line);
    }

    internal TemplateSyntaxException(string message, SourcePlace place)
        : base(message)
    {
        FileName = place.FileName;
        Locate(place.Name, place.Line, place.Column, place.SourceLine);
    }

    /// <summary>The template's file, if it has one.</summary>
    public string? FileName { get; }
}

/// <summary>A template is well formed, but breaks a rule of the language: an unknown filter, a block that is defined twice.</summary>
/// <remarks>Mirrors <c>jinja2.TemplateAssertionError</c>.</remarks>
public class TemplateAssertionException : TemplateSyntaxException
{
    /// <summary>Makes an error.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="name">The template's name, if it has one.</param>
    /// <param name="fileName">The template's file, if it has one.</param>
    public TemplateAssertionException(string message, int line, string? name = null, string? fileName = null)
        : base(message, line, name, fileName)
    {
    }

    internal TemplateAssertionException(string message, SourcePlace place)
        : base(message, place)
    {
    }
}

/// <summary>
/// A template is well formed, but means something that the host language refuses: <c>break</c> outside of a loop,
/// an argument that is given twice.
/// </summary>
/// <remarks>Where Jinja compiles such a template, Python raises its own <c>SyntaxError</c>.</remarks>
public sealed class TemplateCompileException : TemplateSyntaxException
{
    internal TemplateCompileException(string message, SourcePlace place)
        : base(message, place)
    {
    }
}

/// <summary>A place in a template's source, as far as it is known.</summary>
/// <param name="Name">The template's name.</param>
/// <param name="FileName">The template's file.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="SourceLine">The text of the line.</param>
internal readonly record struct SourcePlace(string? Name, string? FileName, int Line, int? Column = null, string? SourceLine = null);
