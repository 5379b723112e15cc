namespace Werkzeug.Net.Http;

/// <summary>What a client says it is. The library takes nothing out of the text; a subclass may.</summary>
/// <param name="text">The header's text; empty where the client says nothing.</param>
/// <remarks>Mirrors <c>werkzeug.user_agent.UserAgent</c>. Open for subclasses that know browsers.</remarks>
public class UserAgent(string text)
{
    /// <summary>The header's text.</summary>
    public string Text { get; } = text ?? "";

    /// <summary>The system, as <c>windows</c>; <see langword="null"/> where a subclass does not tell.</summary>
    public virtual string? Platform => null;

    /// <summary>The browser, as <c>firefox</c>; <see langword="null"/> where a subclass does not tell.</summary>
    public virtual string? Browser => null;

    /// <summary>The browser's version; <see langword="null"/> where a subclass does not tell.</summary>
    public virtual string? Version => null;

    /// <summary>The browser's language; <see langword="null"/> where a subclass does not tell.</summary>
    public virtual string? Language => null;

    /// <summary>Whether the client says anything.</summary>
    public bool IsPresent => Text.Length > 0;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
