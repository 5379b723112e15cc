using Jinja.Net.Extensions;
using Jinja.Net.Parsing;
using Jinja.Net.Parsing.Grammar;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>
/// <c>{% trans %}…{% endtrans %}</c> and the functions <c>_</c>, <c>gettext</c>, <c>ngettext</c>, <c>pgettext</c> and <c>npgettext</c>.
/// Each environment needs one of its own.
/// </summary>
/// <remarks>Mirrors <c>jinja2.ext.i18n</c>.</remarks>
public sealed class I18nExtension : Extension
{
    private JinjaEnvironment? _environment;

    /// <summary>Whether the functions fill in variables themselves and translations are always format strings.</summary>
    /// <value>Set by <see cref="Install"/>; templates that were read before keep what they were read with.</value>
    public bool IsNewStyle { get; private set; }

    /// <inheritdoc/>
    public override void AddTags(TagTable tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        tags["trans"] = new TagParser((context, position) => new TransParser(context, position, IsNewStyle, TrimsByPolicy()).Read());
    }

    /// <inheritdoc/>
    public override void Bind(JinjaEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        _environment = environment;
        ((ValueTable)environment.Globals).Put("_", Value.Object(new GettextAlias()));
    }

    /// <summary>Gives an environment its translations.</summary>
    /// <param name="environment">The environment, which has this extension.</param>
    /// <param name="translations">The translations; <see langword="null"/> leaves every text as it is.</param>
    /// <param name="newStyle">Whether the functions fill in variables themselves.</param>
    public void Install(JinjaEnvironment environment, ITranslations? translations = null, bool newStyle = false)
    {
        ArgumentNullException.ThrowIfNull(environment);
        IsNewStyle = newStyle;
        ValueTable globals = (ValueTable)environment.Globals;
        foreach (string name in GettextFunction.Names)
            globals.Put(name, Value.Object(new GettextFunction(name, translations ?? NullTranslations.Instance, newStyle)));
    }

    /// <summary>Takes the translations away again.</summary>
    /// <param name="environment">The environment.</param>
    public static void Uninstall(JinjaEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        foreach (string name in GettextFunction.Names)
            environment.Globals.Remove(name);
    }

    private bool TrimsByPolicy() => _environment is not null && Truth.IsTrue(((IEnvironment)_environment).Policy("ext.i18n.trimmed"));
}

/// <summary>Translations of texts, as a catalogue of gettext has them.</summary>
public interface ITranslations
{
    /// <summary>The translation of a text.</summary>
    /// <param name="message">The text.</param>
    /// <returns>The translation, or the text itself.</returns>
    string Gettext(string message);

    /// <summary>The translation for a number of things.</summary>
    /// <param name="singular">The text for one.</param>
    /// <param name="plural">The text for several.</param>
    /// <param name="number">How many.</param>
    /// <returns>The translation, or one of the texts.</returns>
    string NGettext(string singular, string plural, long number);

    /// <summary>The translation of a text in a context.</summary>
    /// <param name="context">What the text is about.</param>
    /// <param name="message">The text.</param>
    /// <returns>The translation, or the text itself.</returns>
    string PGettext(string context, string message);

    /// <summary>The translation for a number of things in a context.</summary>
    /// <param name="context">What the text is about.</param>
    /// <param name="singular">The text for one.</param>
    /// <param name="plural">The text for several.</param>
    /// <param name="number">How many.</param>
    /// <returns>The translation, or one of the texts.</returns>
    string NPGettext(string context, string singular, string plural, long number);
}

/// <summary>Leaves every text as it is.</summary>
internal sealed class NullTranslations : ITranslations
{
    public static readonly NullTranslations Instance = new();

    public string Gettext(string message) => message;

    public string NGettext(string singular, string plural, long number) => number == 1 ? singular : plural;

    public string PGettext(string context, string message) => message;

    public string NPGettext(string context, string singular, string plural, long number) => NGettext(singular, plural, number);
}
