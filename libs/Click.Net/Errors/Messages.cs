using System.Globalization;

namespace Click.Net.Errors;

/// <summary>The words that the library itself says, in English or in another language.</summary>
/// <remarks>Stands for the original's use of gettext.</remarks>
public static class Messages
{
    /// <summary>
    /// Gives the words for a text in English, or <see langword="null"/> to keep it. Values stand as <c>{0}</c>, <c>{1}</c>:
    /// <c>Messages.Translator = text =&gt; localizer[text];</c> asks an <c>IStringLocalizer</c>. Set it once, before the first command runs; it counts for the process.
    /// </summary>
    /// <value><see langword="null"/>, for English.</value>
    public static Func<string, string?>? Translator { get; set; }

    /// <summary>A text without values.</summary>
    internal static string Get(string english) => Translator?.Invoke(english) ?? english;

    /// <summary>A text with values, written into the translated one.</summary>
    internal static string Format(FormattableString english) => Translator?.Invoke(english.Format) is { } translated
        ? string.Format(CultureInfo.InvariantCulture, translated, english.GetArguments())
        : english.ToString(CultureInfo.InvariantCulture);
}
