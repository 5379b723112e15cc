using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>One value of a list. The value is the listed one, however it was written.</summary>
/// <remarks>Mirrors <c>click.Choice</c>.</remarks>
public sealed class ChoiceType : ParamType
{
    private readonly (string Name, object? Value)[] _choices;

    /// <summary>A choice of values that are written as they print.</summary>
    /// <param name="choices">The values in the order they are shown.</param>
    /// <param name="caseSensitive">Whether the case of letters counts.</param>
    public ChoiceType(IEnumerable<object?> choices, bool caseSensitive = true)
        : this(choices.Select(static choice => (ValueText.Display(choice), choice)), caseSensitive)
    {
    }

    /// <summary>A choice of named values.</summary>
    /// <param name="choices">The names in the order they are shown, and the values they stand for.</param>
    /// <param name="caseSensitive">Whether the case of letters counts.</param>
    public ChoiceType(IEnumerable<(string Name, object? Value)> choices, bool caseSensitive = true)
    {
        ArgumentNullException.ThrowIfNull(choices);
        _choices = [.. choices];
        CaseSensitive = caseSensitive;
    }

    /// <summary>Whether the case of letters counts.</summary>
    public bool CaseSensitive { get; }

    /// <summary>The values.</summary>
    public IReadOnlyList<object?> Choices => [.. _choices.Select(choice => choice.Value)];

    /// <summary>Stands for a value in help where the choices are not shown; made of the C# type where left out.</summary>
    public string? ValueName { get; init; }

    /// <inheritdoc />
    public override string Name => "choice";

    /// <summary>The members of an enum by their names in lower case, as <c>light-blue</c> for <c>LightBlue</c>; the case of letters does not count.</summary>
    public static ChoiceType Of<TEnum>() where TEnum : struct, Enum =>
        new(Enum.GetValues<TEnum>().Select(member => (EnumNames.NameOf(member), (object?)member)), caseSensitive: false);

    /// <inheritdoc />
    public override string GetMetavar(IParameterInfo parameter, IContextInfo? context)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (!parameter.IsArgument && !parameter.ShowChoices)
            return $"[{(ValueName ?? TypeGuess.NamesOf(_choices.Select(choice => choice.Value))).ToUpperInvariant()}]";
        string names = string.Join('|', Names(context));
        return parameter is { IsArgument: true, Required: true } ? $"{{{names}}}" : $"[{names}]";
    }

    /// <inheritdoc />
    public override string GetMissingMessage(IParameterInfo parameter, IContextInfo? context) =>
        Messages.Format($"Choose from:\n\t{string.Join(",\n\t", Names(context))}");

    /// <inheritdoc />
    public override IEnumerable<CompletionItem> Complete(IContextInfo context, IParameterInfo parameter, string incomplete)
    {
        ArgumentNullException.ThrowIfNull(incomplete);
        string start = CaseSensitive ? incomplete : CaseFolding.Fold(incomplete);
        return Names(context).Where(name => name.StartsWith(start, StringComparison.Ordinal)).Select(name => new CompletionItem(name));
    }

    /// <summary>The names as they were given.</summary>
    internal IEnumerable<string> PlainNames => _choices.Select(choice => choice.Name);

    /// <summary>The names as they are shown and matched.</summary>
    internal IEnumerable<string> Names(IContextInfo? context) => _choices.Select(choice => Normalise(choice.Name, context)).Distinct(StringComparer.Ordinal);

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context)
    {
        string wanted = Normalise(NameOf(value), context);
        foreach ((string name, object? choice) in _choices)
        {
            if (Normalise(name, context) == wanted)
                return choice;
        }

        string known = string.Join(", ", Names(context).Select(ValueText.Quote));
        throw Fail(_choices.Length == 1
            ? Messages.Format($"{ValueText.Quote(value)} is not {known}.")
            : Messages.Format($"{ValueText.Quote(value)} is not one of {known}."), parameter, context);
    }

    // A value of the list may come from a default: it is written by its name.
    private string NameOf(object value)
    {
        foreach ((string name, object? choice) in _choices)
        {
            if (choice is not string && Equals(choice, value))
                return name;
        }

        return ValueText.Display(value);
    }

    private string Normalise(string name, IContextInfo? context)
    {
        string normal = context?.TokenNormalizer is { } normalize ? normalize(name) : name;
        return CaseSensitive ? normal : CaseFolding.Fold(normal);
    }
}
