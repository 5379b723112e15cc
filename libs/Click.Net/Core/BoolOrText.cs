namespace Click.Net;

/// <summary>A setting that is on, off, or on with a text of its own.</summary>
/// <remarks>Stands where Click takes <c>bool | str</c>: assign a <see cref="bool"/> or a <see cref="string"/>.</remarks>
public readonly record struct BoolOrText
{
    private static readonly object On = new();

    // Nothing for off, On for on, else the text.
    private readonly object? _value;

    private BoolOrText(object? value) => _value = value;

    /// <summary>Whether the setting is on.</summary>
    public bool IsOn => _value is not null;

    /// <summary>The text; <see langword="null"/> where there is none of its own.</summary>
    public string? Text => _value as string;

    /// <summary>On or off.</summary>
    public static implicit operator BoolOrText(bool isOn) => new(isOn ? On : null);

    /// <summary>On with a text; off for <see langword="null"/>.</summary>
    public static implicit operator BoolOrText(string? text) => new((object?)text);
}
