namespace Werkzeug.Net.Wsgi;

/// <summary>What a server knows about a request, asked key by key, so that a value is made only when someone wants it.</summary>
internal abstract class EnvironSource
{
    /// <summary>The value of a key, if the request has it.</summary>
    public abstract bool TryGet(string key, out object? value);

    /// <summary>Adds every key of the request, in the order in which they are listed.</summary>
    public abstract void PourInto(OrderedDictionary<string, object?> target);
}
