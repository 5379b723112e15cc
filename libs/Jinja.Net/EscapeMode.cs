using Jinja.Net.Builtins.Filters;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>What <c>{{ … }}</c> does to a value so that it means itself where it is printed. What is safe already (<c>|safe</c>, Markup, macros, set blocks) is printed as it is.</summary>
public sealed class EscapeMode
{
    private static readonly JsonWriting PlainJson = new() { EnsureAscii = false };
    private static readonly JsonWriting ScriptJson = new() { EnsureAscii = true, EscapesHtml = true };

    private EscapeMode(string name, Func<IRuntimeServices, Value, string>? write = null) => (Name, Write) = (name, write);

    /// <summary>Values are printed as they are.</summary>
    public static EscapeMode None { get; } = new("none");

    /// <summary>For HTML and XML: <c>&amp; &lt; &gt; " '</c> are replaced.</summary>
    public static EscapeMode Html { get; } = new("html");

    /// <summary>For JSON: a value is printed as JSON, a text in its quotes: <c>{"name": {{ name }}}</c>. What is undefined is <c>null</c>.</summary>
    public static EscapeMode Json { get; } = new("json", static (services, value) => JsonDumper.Dump(services.Budget, PlainJson, Defined(value)));

    /// <summary>For JavaScript, also inside of HTML: a value is printed as a literal of ASCII characters that cannot end a script: <c>let name = {{ name }};</c>.</summary>
    public static EscapeMode JavaScript { get; } =
        new("javascript", static (services, value) => JsonDumper.Dump(services.Budget, ScriptJson, Defined(value)));

    /// <summary>For the parts of a URL: all but letters, digits and <c>- . _ ~</c> is percent-encoded; a dict becomes a query.</summary>
    /// <remarks>RFC 3986, section 2.3.</remarks>
    public static EscapeMode Url { get; } = new("url", static (services, value) =>
        MappingView.TryOf(value, out _) ? HtmlFilters.UrlEncode(services, [value]).AsText : Percent(services, Representation.Text(value, services.Budget)));

    /// <summary>The mode's name.</summary>
    public string Name { get; }

    /// <summary>Makes the text that is printed; <see langword="null"/> where the engine itself knows how.</summary>
    internal Func<IRuntimeServices, Value, string>? Write { get; }

    /// <summary>A mode of your own, for SQL or shell scripts, say.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="escape">Makes the text that is printed of a value. It is not asked about what is safe already.</param>
    /// <returns>The mode.</returns>
    public static EscapeMode Custom(string name, Func<object?, string> escape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(escape);
        return new EscapeMode(name, (_, value) => escape(Defined(value).ToObject()));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    // An undefined value of the strict kind says so.
    private static Value Defined(Value value) => value.O is not Undefined undefined ? value : undefined.IsStrict ? throw undefined.Fail() : Value.None;

    private static string Percent(IRuntimeServices services, string text)
    {
        services.Budget.CheckText(text.Length * 3L);
        services.Budget.Charge(text.Length >> 4);
        return Uri.EscapeDataString(text);
    }
}

/// <summary>Makes what a template of a mode prints safe, after what the program does to all printed values.</summary>
internal sealed class ModeFinalizer(EscapeMode mode, Callable? first) : Callable
{
    public override string Name => "finalize";

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        Value value = first is null ? arguments.Values[0] : first.Invoke(services, arguments);
        if (value.IsPending) return Awaitables.FromTask(Later(services, Awaitables.TaskOf(value)));
        return Escaped(services, value);
    }

    private async Task<object?> Later(IRuntimeServices services, Task pending)
    {
        await pending.ConfigureAwait(false);
        return Escaped(services, Awaitables.Result(pending));
    }

    private Value Escaped(IRuntimeServices services, Value value) =>
        value.IsMarkup || !services.EvalContext.AutoEscape ? value : Value.Markup(mode.Write!(services, value));
}
