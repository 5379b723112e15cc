namespace MarkupSafe.Net.Formatting;

/// <summary>The arguments of a <c>{}</c> format: by position, by name, and automatically numbered.</summary>
internal sealed class BraceArguments(
    IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?>? named, Func<string, object?>? map, FormatValues values)
{
    private int _nextAutomatic;
    private bool? _isAutomatic;

    /// <summary>The argument that the first word of a field names; an empty word takes the next position.</summary>
    /// <param name="first">The word.</param>
    /// <param name="isWholeField">Whether nothing follows it.</param>
    public object? Find(string first, bool isWholeField)
    {
        if (first.Length == 0 && (isWholeField || !values.FollowsFormatter))
            return Position(Automatic());
        int at = 0;
        if (!DecimalDigits.TryRead(first, ref at, out long index))
            throw FormatErrors.TooManyDigits(values);
        if (at < first.Length || first.Length == 0)
            return Named(first);
        CheckNumbering(isAutomatic: false);
        return Position(index);
    }

    private long Automatic()
    {
        CheckNumbering(isAutomatic: true);
        return _nextAutomatic++;
    }

    private void CheckNumbering(bool isAutomatic)
    {
        _isAutomatic ??= isAutomatic;
        if (_isAutomatic != isAutomatic)
            throw FormatErrors.Brace(isAutomatic
                ? "cannot switch from manual field specification to automatic field numbering"
                : "cannot switch from automatic field numbering to manual field specification", values);
    }

    private object? Position(long index)
    {
        if (map is not null && !values.FollowsFormatter)
            throw FormatErrors.Brace("Format string contains positional fields", values);
        return index < positional.Count ? positional[(int)index] : throw FormatErrors.NoSuchPosition(index, values);
    }

    private object? Named(string name)
    {
        if (map is not null)
            return map(name);
        return named is not null && named.TryGetValue(name, out object? value) ? value : throw FormatErrors.NoSuchName(name, values);
    }
}
