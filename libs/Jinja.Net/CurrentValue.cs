using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>A global whose value is looked up each time that a template asks for it, as the request that is being served.</summary>
/// <param name="read">Gives the value; <see langword="false"/> where there is none now, so that the name is undefined.</param>
/// <remarks>Stands for the proxies that Python programs register as globals.</remarks>
/// <example><code>environment.Globals["user"] = new CurrentValue((out object? user) => (user = Session.User) is not null);</code></example>
public sealed class CurrentValue(CurrentValue.Reader read)
{
    /// <summary>Looks the value up.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one.</returns>
    public delegate bool Reader(out object? value);

    internal Value Find() => read(out object? value) ? Value.From(value) : default;
}
