namespace Click.Net.Parsing;

/// <summary>Divides option names into the signs that lead them and the name itself.</summary>
internal static class OptionPrefix
{
    /// <summary>How many characters lead the name: none for a word, two for a doubled sign, else one.</summary>
    public static int LengthOf(string option)
    {
        if (option.Length == 0 || char.IsLetterOrDigit(option[0]))
            return 0;
        return option.Length > 1 && option[1] == option[0] ? 2 : 1;
    }

    /// <summary>The name without its prefix.</summary>
    public static string NameOf(string option) => option[LengthOf(option)..];

    /// <summary>The option with its name normalised; the prefix stays.</summary>
    public static string Normalise(string option, Func<string, string>? normalizer)
    {
        if (normalizer is null)
            return option;
        int length = LengthOf(option);
        return option[..length] + normalizer(option[length..]);
    }
}
