namespace Flask.Net.Json;

/// <summary>What a call with positional and named values answers as JSON.</summary>
public static class Jsonify
{
    /// <summary>One value stands for itself, several are a list, named ones a dictionary, none is null.</summary>
    /// <param name="args">The positional values.</param>
    /// <param name="kwargs">The named values; <see langword="null"/> means none.</param>
    /// <exception cref="ArgumentException">There are both.</exception>
    /// <remarks>Mirrors the arguments of <c>flask.jsonify</c>.</remarks>
    public static object? Arguments(IReadOnlyList<object?> args, IReadOnlyDictionary<string, object?>? kwargs = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        bool hasNamed = kwargs is { Count: > 0 };
        return (args.Count, hasNamed) switch
        {
            ( > 0, true) => throw new ArgumentException("app.json.response() takes either args or kwargs, not both"),
            (0, true) => new OrderedDictionary<string, object?>(kwargs!, StringComparer.Ordinal), // as hasNamed says
            (0, false) => null,
            (1, false) => args[0],
            _ => args,
        };
    }
}
