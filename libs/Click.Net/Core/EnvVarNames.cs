using System.Runtime.CompilerServices;

namespace Click.Net;

/// <summary>One environment variable, or several of which the first that is set counts.</summary>
/// <remarks>Stands where Click takes <c>str | list[str]</c>: assign a <see cref="string"/> or <c>["FIRST", "SECOND"]</c>.</remarks>
[CollectionBuilder(typeof(EnvVarNames), nameof(Create))]
public sealed class EnvVarNames : IEnumerable<string>
{
    private readonly string[] _names;

    private EnvVarNames(string[] names, bool isSingle)
    {
        _names = names;
        IsSingle = isSingle;
    }

    /// <summary>Whether it was given as one name rather than a list.</summary>
    public bool IsSingle { get; }

    /// <summary>A list of names.</summary>
    public static EnvVarNames Create(ReadOnlySpan<string> names) => new(names.ToArray(), false);

    /// <summary>One name.</summary>
    public static implicit operator EnvVarNames(string name) => new([name], true);

    /// <inheritdoc />
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override string ToString() => IsSingle ? _names[0] : Text.ValueText.Quote(_names.ToList());
}
