using System.Runtime.CompilerServices;

namespace Flask.Net;

/// <summary>Keeps the request alive while a streamed body is made.</summary>
/// <remarks>
/// Mirrors <c>flask.stream_with_context</c>. Without it a stream is made after the request has ended, and finds no <see cref="Current"/>.
/// The request then ends when the server closes the body, also where the body was never read.
/// </remarks>
/// <example><code>app.Get("/log", () => StreamWithContext.Wrap(Lines()));</code></example>
public static class StreamWithContext
{
    /// <summary>Wraps a sequence that is made while it is sent.</summary>
    /// <exception cref="InvalidOperationException">No request is at work.</exception>
    public static IEnumerable<T> Wrap<T>(IEnumerable<T> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return Stream(blocks, HoldContext());
    }

    /// <summary>Wraps a sequence that is made while it is sent, and waits between its blocks.</summary>
    /// <exception cref="InvalidOperationException">No request is at work.</exception>
    public static IAsyncEnumerable<T> Wrap<T>(IAsyncEnumerable<T> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return Stream(blocks, HoldContext());
    }

    private static FlaskContext HoldContext()
    {
        FlaskContext context = Current.RequestContext;
        context.IsHeldByStream = true;
        return context;
    }

    private static IEnumerable<T> Stream<T>(IEnumerable<T> blocks, FlaskContext context)
    {
        using IEnumerator<T> inner = Inside(context, blocks.GetEnumerator);
        while (Inside(context, inner.MoveNext))
            yield return inner.Current;
    }

    // An asynchronous iterator gives back the flow of execution as it found it: each step may enter the context for itself.
    private static async IAsyncEnumerable<T> Stream<T>(
        IAsyncEnumerable<T> blocks, FlaskContext context, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        IAsyncEnumerator<T> inner = Inside(context, () => blocks.GetAsyncEnumerator(cancel));
        await using (inner.ConfigureAwait(false))
        {
            while (await Inside(context, inner.MoveNextAsync).ConfigureAwait(false))
                yield return inner.Current;
        }
    }

    private static T Inside<T>(FlaskContext context, Func<T> step)
    {
        IContextFrame? before = ContextStack.Enter(context);
        try
        {
            return step();
        }
        finally
        {
            ContextStack.Leave(before);
        }
    }
}
