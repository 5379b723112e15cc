using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Extensions;

/// <summary><c>_</c>: calls whatever <c>gettext</c> is where it is called.</summary>
internal sealed class GettextAlias : Callable
{
    public override string Name => "_";

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        Value gettext = (services.Context as RenderContext)?.Resolve("gettext") ?? default;
        if (gettext.IsMissing)
            gettext = Value.Undefined(services.Environment.MakeUndefined(new UndefinedInfo { Name = "gettext" }));
        return services.Environment.Call(services, gettext, arguments);
    }
}

/// <summary>One of the four functions of gettext. In the new style it fills in the variables and marks the text safe.</summary>
internal sealed class GettextFunction(string name, ITranslations translations, bool isNewStyle) : Callable
{
    /// <summary>The functions' names.</summary>
    public static readonly string[] Names = ["gettext", "ngettext", "pgettext", "npgettext"];

    private readonly bool _hasContext = name.Contains('p', StringComparison.Ordinal);
    private readonly bool _hasPlural = name[0] == 'n';

    public override string Name => name;

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        ReadOnlySpan<Value> given = arguments.Positional;
        int expected = (_hasContext ? 1 : 0) + (_hasPlural ? 3 : 1);
        if (given.Length != expected || (!isNewStyle && arguments.Names.Length > 0))
            throw PythonErrors.Type($"{name}() takes {expected} positional arguments but {given.Length} were given");
        // What can be no key of a catalogue is refused; of what is no text there is no translation.
        Value message = Message(given);
        _ = Comparison.Hash(message) + (_hasContext ? Comparison.Hash(given[0]) : 0);
        Value text = message.IsText ? Value.Text(Translate(given)) : message;
        return isNewStyle ? Fill(services, text, given, arguments) : text;
    }

    private Value Message(ReadOnlySpan<Value> given) =>
        !_hasPlural ? given[^1] : Comparison.Equal(given[^1], Value.Int(1)) ? given[^3] : given[^2];

    private string Translate(ReadOnlySpan<Value> given)
    {
        string[] texts = new string[given.Length - (_hasPlural ? 1 : 0)];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = Representation.Text(given[i]);
        return name switch
        {
            "gettext" => translations.Gettext(texts[0]),
            "ngettext" => translations.NGettext(texts[0], texts[1], Count(given[2])),
            "pgettext" => translations.PGettext(texts[0], texts[1]),
            _ => translations.NPGettext(texts[0], texts[1], texts[2], Count(given[3])),
        };
    }

    // What is not a whole number is as good as any number but one.
    private static long Count(Value number)
    {
        if (Comparison.Equal(number, Value.Int(1)))
            return 1;
        return number.IsInt ? number.AsInt : 2;
    }

    private Value Fill(IRuntimeServices services, Value text, ReadOnlySpan<Value> given, in CallArguments arguments)
    {
        PyDict variables = new();
        for (int i = 0; i < arguments.Names.Length; i++)
            variables[arguments.Names[i]] = arguments.Named[i];
        if (_hasContext && !variables.TryGet("context", out _))
            variables["context"] = given[0];
        if (_hasPlural && !variables.TryGet("num", out _))
            variables["num"] = given[^1];
        if (services.EvalContext.AutoEscape)
            text = Value.Markup(Escaping.TryMarkup(text, out string? html) ? html : Representation.Text(text, services.Budget));
        return services.Environment.Binary(services, BinaryOperator.Modulo, text, Value.Dict(variables));
    }
}
