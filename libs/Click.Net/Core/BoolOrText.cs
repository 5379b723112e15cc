namespace Click.Net;

/// <summary>A setting that is on, off, or on with a text of its own.</summary>
/// <remarks>Stands where Click takes <c>bool | str</c>: assign a <see cref="bool"/> or a <see cref="string"/>.</remarks>
public readonly record struct BoolOrText
{
    private BoolOrText(bool isOn, string? text)
    {
        IsOn = isOn;
        Text = text;
    }

    /// <summary>Whether the setting is on.</summary>
    public bool IsOn { get; }

    /// <summary>The text; <see langword="null"/> where there is none of its own.</summary>
    public string? Text { get; }

    /// <summary>On or off.</summary>
    public static implicit operator BoolOrText(bool isOn) => new(isOn, null);

    /// <summary>On with a text; off for <see langword="null"/>.</summary>
    public static implicit operator BoolOrText(string? text) => new(text is not null, text);
}
