using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.ChatTemplates;

/// <summary>Notes where in the output of one render the model's own words stand.</summary>
internal sealed class GenerationTracker
{
    /// <summary>The tracker of a render among its variables; no template can write this name.</summary>
    public const string Variable = "{% generation tracker %}";

    /// <summary>What the tag calls; no template can write this name.</summary>
    public const string Function = "{% generation %}";

    private readonly List<(int Start, string Text)> _parts = [];

    public void Add(int start, string text) => _parts.Add((start, text));

    /// <summary>The parts in the finished text. What the template printed elsewhere than where it was made is looked for; what it changed is left out.</summary>
    public IReadOnlyList<Range> SpansIn(string output)
    {
        List<Range> spans = [];
        int from = 0;
        foreach ((int start, string text) in _parts)
        {
            int at = Find(output, start, text, from);
            from = at < 0 ? output.Length : Math.Min(at + text.Length, output.Length);
            if (at >= 0)
                spans.Add(at..from);
        }

        return spans;
    }

    // Of a prompt that was cut off, the last part may only have begun. After one that is nowhere nothing is looked for: the work stays linear.
    private static int Find(string output, int start, string text, int from)
    {
        if (string.CompareOrdinal(output, start, text, 0, text.Length) == 0)
            return start;
        if (start < output.Length && text.AsSpan().StartsWith(output.AsSpan(start), StringComparison.Ordinal))
            return start;
        return output.IndexOf(text, from, StringComparison.Ordinal);
    }
}

/// <summary>What <c>{% generation %}</c> calls with its body.</summary>
internal sealed class GenerationCallable : Callable
{
    public override string Name => "generation";

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        int start = (services as Frame)?.Output.Length ?? 0;
        Value text = services.Environment.Call(services, arguments.Get("caller"), new CallArguments([]));
        if ((services.Context as RenderContext)?.Resolve(GenerationTracker.Variable).O is GenerationTracker tracker && text.IsText)
            tracker.Add(start, text.AsText);
        return text;
    }
}
