using System.Runtime.CompilerServices;
using Flask.Net.Sessions;
using Flask.Net.Signals;

namespace Flask.Net;

/// <summary>Messages that one request leaves for the next, in the session.</summary>
/// <remarks>Mirrors <c>flask.flash</c> and <c>flask.get_flashed_messages</c>.</remarks>
public static class Flashing
{
    // The original's key and shape: a list of (category, message), so that a Python application reads the same session.
    private const string Key = "_flashes";

    /// <summary>Leaves a message for the next request.</summary>
    /// <param name="message">The message: text, safe markup, or anything else that a session can hold.</param>
    /// <param name="category">A word for its kind, as <c>error</c>.</param>
    /// <exception cref="InvalidOperationException">There is no request, or no <c>SECRET_KEY</c>.</exception>
    public static void Flash(object message, string category = "message")
    {
        ArgumentNullException.ThrowIfNull(message);
        ISession session = Current.Session;
        List<object?> flashes = session[Key] is IEnumerable<object?> before ? [.. before] : [];
        flashes.Add((category, message));
        session[Key] = flashes;
        if (AppSignals.MessageFlashed.HasReceivers)
            AppSignals.MessageFlashed.Send(Current.App, message, category);
    }

    /// <summary>Takes the messages out of the session. Asked again in the same request, it answers the same.</summary>
    /// <param name="categories">Only messages of these categories; none for all.</param>
    public static IReadOnlyList<FlashedMessage> GetMessages(params IEnumerable<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        FlaskContext context = Current.RequestContext;
        IReadOnlyList<FlashedMessage> flashes = context.Flashes ??= TakeOut(context.Session);
        HashSet<string> wanted = [.. categories];
        return wanted.Count == 0 ? flashes : [.. flashes.Where(flash => wanted.Contains(flash.Category))];
    }

    private static IReadOnlyList<FlashedMessage> TakeOut(ISession session)
    {
        if (!session.ContainsKey(Key))
            return [];
        return session.Pop(Key) is IEnumerable<object?> flashes ? [.. flashes.Select(FlashOf)] : [];
    }

    private static FlashedMessage FlashOf(object? flash) => flash switch
    {
        ITuple { Length: 2 } pair => new(pair[0] as string ?? "message", pair[1]),
        IReadOnlyList<object?> { Count: 2 } pair => new(pair[0] as string ?? "message", pair[1]),
        _ => new("message", flash),
    };
}

/// <summary>A message that was left by an earlier request.</summary>
/// <param name="Category">The word for its kind.</param>
/// <param name="Message">The message.</param>
public readonly record struct FlashedMessage(string Category, object? Message)
{
    /// <summary>The message as text.</summary>
    public override string ToString() => Message?.ToString() ?? "";
}
