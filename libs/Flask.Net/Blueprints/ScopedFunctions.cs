namespace Flask.Net;

/// <summary>Functions by scope: the application's own under <see langword="null"/>, a blueprint's under its registered name.</summary>
internal sealed class ScopedFunctions<T>
{
    private static readonly List<T> None = [];
    private readonly Dictionary<string, List<T>> _scopes = new(StringComparer.Ordinal);
    private List<T>? _own;

    /// <summary>Whether no scope has a function.</summary>
    public bool IsEmpty => _own is null && _scopes.Count == 0;

    /// <summary>The functions of a scope in the order in which they were registered.</summary>
    public IReadOnlyList<T> this[string? scope] =>
        (scope is null ? _own : _scopes.GetValueOrDefault(scope)) ?? None;

    /// <summary>Adds a function to the end of a scope.</summary>
    public void Add(string? scope, T function) => ListOf(scope).Add(function);

    /// <summary>Takes over the functions of a blueprint, whose own scope becomes its registered name and whose inner scopes get it as a prefix.</summary>
    public void Merge(ScopedFunctions<T> other, string name)
    {
        if (other._own is { } own)
            ListOf(name).AddRange(own);
        foreach ((string scope, List<T> functions) in other._scopes)
            ListOf(name + "." + scope).AddRange(functions);
    }

    private List<T> ListOf(string? scope)
    {
        if (scope is null)
            return _own ??= [];
        if (!_scopes.TryGetValue(scope, out List<T>? functions))
            _scopes[scope] = functions = [];
        return functions;
    }
}
