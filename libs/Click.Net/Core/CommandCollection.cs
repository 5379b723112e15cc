namespace Click.Net;

/// <summary>A group that also has the commands of other groups. Its own come first, then those of the sources in order.</summary>
/// <param name="name">The name that it is registered by.</param>
/// <remarks>Mirrors <c>click.CommandCollection</c>.</remarks>
public sealed class CommandCollection(string? name = null) : Group(name)
{
    /// <summary>The other groups. Their functions and options are not called for.</summary>
    public IList<Group> Sources { get; } = new List<Group>();

    /// <inheritdoc />
    public override Command? GetCommand(Context context, string name)
    {
        if (base.GetCommand(context, name) is { } own)
            return own;
        foreach (Group source in Sources)
        {
            if (source.GetCommand(context, name) is { } found)
                return found;
        }

        return null;
    }

    /// <inheritdoc />
    public override IEnumerable<string> ListCommands(Context context) =>
        base.ListCommands(context).Concat(Sources.SelectMany(source => source.ListCommands(context))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
