namespace Jinja.Net;

/// <summary>What a chat template made of a conversation.</summary>
/// <param name="Text">The prompt.</param>
/// <param name="Generated">
/// The parts that the model wrote, as characters of <paramref name="Text"/> in order: what stands between <c>{% generation %}</c> and <c>{% endgeneration %}</c>. Empty where
/// the template has no such tags.
/// </param>
/// <remarks>Tokens that begin inside of these parts make the mask that <c>return_assistant_tokens_mask</c> of transformers gives.</remarks>
public sealed record ChatPrompt(string Text, IReadOnlyList<Range> Generated)
{
    /// <summary>Whether the model wrote a character.</summary>
    /// <param name="index">The character's place in <see cref="Text"/>.</param>
    /// <returns>The answer.</returns>
    public bool IsGenerated(int index)
    {
        foreach (Range part in Generated)
            if (index >= part.Start.Value && index < part.End.Value)
                return true;
        return false;
    }

    /// <summary>The prompt.</summary>
    public override string ToString() => Text;
}
