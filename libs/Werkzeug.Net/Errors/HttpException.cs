using System.Globalization;
using MarkupSafe.Net;
using Werkzeug.Net.Text;

namespace Werkzeug.Net;

/// <summary>An error that is also an answer: thrown by a view, it becomes a small HTML page with the right status.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.exceptions.HTTPException</c>. A class of your own passes its code and default text to the
/// protected constructor and overrides <see cref="GetDescription"/>, <see cref="GetBody"/> or <see cref="GetHeaders"/> at need.
/// </remarks>
public class HttpException : Exception
{
    private const string UnknownName = "Unknown Error";

    /// <summary>Makes an error without a code of its own.</summary>
    /// <param name="description">What went wrong, as plain text; <see langword="null"/> says nothing.</param>
    /// <param name="response">A ready response to send instead of the page; <see langword="null"/> makes the page.</param>
    public HttpException(string? description = null, IHttpAnswer? response = null)
        : this(null, null, description, response)
    {
    }

    /// <summary>Makes an error of a status code.</summary>
    /// <param name="code">The status code, 100 to 599; <see langword="null"/> where there is none.</param>
    /// <param name="defaultDescription">What to say where <paramref name="description"/> is left out.</param>
    /// <param name="description">What went wrong, as plain text; <see langword="null"/> takes the default.</param>
    /// <param name="response">A ready response to send instead of the page; <see langword="null"/> makes the page.</param>
    /// <param name="inner">What caused the error.</param>
    protected HttpException(int? code, string? defaultDescription, string? description, IHttpAnswer? response = null, Exception? inner = null)
        : base(null, inner)
    {
        Code = code;
        Description = description ?? defaultDescription;
        Response = response;
    }

    /// <summary>The status code, or <see langword="null"/> for an error that has none.</summary>
    public int? Code { get; }

    /// <summary>The phrase that belongs to the code, as <c>Not Found</c>.</summary>
    public virtual string Name => Code is { } code ? StatusPhrases.Find(code) ?? UnknownName : UnknownName;

    /// <summary>What went wrong, as plain text.</summary>
    public virtual string? Description { get; set; }

    /// <summary>The ready response to send instead of the page, if there is one.</summary>
    public IHttpAnswer? Response { get; set; }

    /// <summary>Code, name and description in one line, as <c>404 Not Found: ...</c>.</summary>
    public override string Message =>
        $"{Code?.ToString(CultureInfo.InvariantCulture) ?? "???"} {Name}: {Description ?? "None"}";

    /// <summary>The status code that a class of errors stands for, as 404 for <see cref="NotFoundException"/>.</summary>
    /// <param name="type">The class. One of your own is asked by making an error of it, if it can be made without arguments.</param>
    /// <returns>The code; <see langword="null"/> where the class has none of its own.</returns>
    /// <remarks>Mirrors reading <c>code</c> from the class.</remarks>
    public static int? CodeOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return typeof(HttpException).IsAssignableFrom(type) ? ErrorCodes.Find(type) : null;
    }

    /// <summary>The description as HTML: escaped, its lines kept apart.</summary>
    public virtual string GetDescription() =>
        $"<p>{HtmlEscaper.Escape(Description ?? "").Replace("\n", "<br>", StringComparison.Ordinal)}</p>";

    /// <summary>The page that explains the error.</summary>
    public virtual string GetBody()
    {
        string name = HtmlEscaper.Escape(Name);
        string code = Code?.ToString(CultureInfo.InvariantCulture) ?? "None";
        return $"<!doctype html>\n<html lang=en>\n<title>{code} {name}</title>\n<h1>{name}</h1>\n{GetDescription()}\n";
    }

    /// <summary>The headers of the answer, in order. Their values are checked where they are put into a response.</summary>
    public virtual IReadOnlyList<KeyValuePair<string, string>> GetHeaders() =>
        [new("Content-Type", "text/html; charset=utf-8")];
}
