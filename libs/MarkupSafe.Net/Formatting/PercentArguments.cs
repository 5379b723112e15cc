namespace MarkupSafe.Net.Formatting;

/// <summary>The arguments of a <c>%</c> format and how many of them were used.</summary>
internal sealed class PercentArguments(object? arguments, FormatValues values)
{
    private readonly IReadOnlyList<object?>? _tuple = values.Tuple(arguments);
    private readonly bool _isMapping = values.Tuple(arguments) is null && values.IsMapping(arguments);
    private int _used;
    private object? _named;
    private State _state;

    private enum State
    {
        Positional,
        NamedWaits,
        NamedUsed,
    }

    /// <summary>The next argument: the one that a name chose, or the next of the tuple.</summary>
    public object? Next()
    {
        if (_state == State.NamedWaits)
        {
            _state = State.NamedUsed;
            return _named;
        }

        int count = _state == State.NamedUsed ? 0 : _tuple?.Count ?? 1;
        if (_used >= count)
            throw FormatErrors.TooFewArguments(values);
        return _tuple is null ? TakeOnly() : _tuple[_used++];
    }

    /// <summary>Fails when names are used without a mapping.</summary>
    public void CheckNames()
    {
        if (!_isMapping)
            throw FormatErrors.NoMapping(values);
    }

    /// <summary>Makes the argument of a name the next one.</summary>
    public void Choose(string name)
    {
        _named = values.Item(arguments, name);
        _state = State.NamedWaits;
    }

    /// <summary>Fails when arguments are left over; a mapping may have any.</summary>
    public void CheckAllUsed()
    {
        if (!_isMapping && _used < (_tuple?.Count ?? 1))
            throw FormatErrors.TooManyArguments(values);
    }

    private object? TakeOnly()
    {
        _used++;
        return arguments;
    }
}
