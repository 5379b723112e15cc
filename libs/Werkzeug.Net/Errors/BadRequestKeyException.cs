namespace Werkzeug.Net;

/// <summary>400: A form, a query or the headers lack a key that the program asked for by name.</summary>
/// <param name="key">The key that is missing.</param>
/// <param name="description">What to tell the client; <see langword="null"/> takes the usual text.</param>
/// <param name="response">A ready response to send instead.</param>
/// <remarks>Mirrors <c>werkzeug.exceptions.BadRequestKeyError</c>.</remarks>
public class BadRequestKeyException(string? key = null, string? description = null, IHttpAnswer? response = null)
    : BadRequestException(description, response)
{
    /// <summary>The key that is missing, where it is known.</summary>
    public string? Key { get; } = key;

    /// <summary>Whether the description names the key. Off by default: names of fields are a program's own business.</summary>
    public bool ShowException { get; set; }

    /// <inheritdoc/>
    public override string? Description
    {
        get => ShowException ? $"{base.Description}\nKeyError: '{Key}'" : base.Description;
        set => base.Description = value;
    }
}
