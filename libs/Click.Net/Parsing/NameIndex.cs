namespace Click.Net.Parsing;

/// <summary>Finds options by their names, and knows what names look like.</summary>
internal struct NameIndex(ParserState state, Func<string, string>? normalizer)
{
    /// <summary>No option has the name.</summary>
    public const int None = -1;

    private const int FewNames = 16;
    private readonly ParserState _state = state;
    private string _prefixes = "-";
    private Dictionary<string, (int Place, bool Off)>? _byName;
    private int _nameCount;

    /// <summary>A name as options are compared by.</summary>
    public readonly string Normalise(string name) => OptionPrefix.Normalise(name, normalizer);

    /// <summary>Notes the first characters of all option names.</summary>
    public void ReadPrefixes()
    {
        for (int i = 0; i < _state.SlotCount; i++)
        {
            ReadPrefixes(_state.Slots[i].OnNames);
            ReadPrefixes(_state.Slots[i].OffNames);
        }
    }

    private void ReadPrefixes(string[] names)
    {
        _nameCount += names.Length;
        foreach (string name in names)
        {
            if (name.Length > 0 && !IsPrefix(name[0]))
                _prefixes += name[0];
        }
    }

    /// <summary>Whether option names begin so.</summary>
    public readonly bool IsPrefix(char c) => c == '-' || (_prefixes.Length > 1 && _prefixes.Contains(c, StringComparison.Ordinal));

    /// <summary>The place of the option with a name, or <see cref="None"/>. Of two options with the same name the later one counts.</summary>
    // Few names are searched one by one, many by a table.
    public int Find(string name, out bool off)
    {
        if (_nameCount > FewNames)
            return FindInTable(name, out off);
        off = false;
        ParserSlot[] slots = _state.Slots;
        for (int i = _state.SlotCount - 1; i >= 0; i--)
        {
            off = Has(slots[i].OffNames, name);
            if (off || Has(slots[i].OnNames, name))
                return i;
        }

        return None;
    }

    private readonly bool Has(string[] names, string wanted)
    {
        foreach (string name in names)
        {
            if (Normalise(name) == wanted)
                return true;
        }

        return false;
    }

    private int FindInTable(string name, out bool off)
    {
        (int place, off) = (_byName ??= Table()).TryGetValue(name, out (int, bool) found) ? found : (None, false);
        return place;
    }

    private readonly Dictionary<string, (int Place, bool Off)> Table()
    {
        Dictionary<string, (int Place, bool Off)> table = new(_nameCount, StringComparer.Ordinal);
        ParserSlot[] slots = _state.Slots;
        for (int i = 0; i < _state.SlotCount; i++)
        {
            foreach (string name in slots[i].OnNames)
                table[Normalise(name)] = (i, false);
            foreach (string name in slots[i].OffNames)
                table[Normalise(name)] = (i, true);
        }

        return table;
    }

    /// <summary>Whether a name is more than a sign and a letter.</summary>
    public static bool IsLong(string name)
    {
        int prefix = OptionPrefix.LengthOf(name);
        return prefix > 1 || name.Length - prefix != 1;
    }

    /// <summary>Whether a word can only be meant as a long name.</summary>
    public readonly bool StartsLikeLong(string word)
    {
        if (word.StartsWith("--", StringComparison.Ordinal))
            return true;
        if (word[0] != word[1])
            return false;
        foreach (string name in LongNames())
        {
            if (name.StartsWith(word.AsSpan(0, 2), StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>All long names, for suggestions.</summary>
    public readonly HashSet<string> LongNames()
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        for (int i = 0; i < _state.SlotCount; i++)
        {
            foreach (string name in (string[])[.. _state.Slots[i].OnNames, .. _state.Slots[i].OffNames])
            {
                if (Normalise(name) is var normal && IsLong(normal))
                    found.Add(normal);
            }
        }

        return found;
    }
}
