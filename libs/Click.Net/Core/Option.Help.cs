using System.Collections;
using Click.Net.Errors;
using Click.Net.Formatting;
using Click.Net.Parsing;
using Click.Net.Text;
using Click.Net.Types;

namespace Click.Net;

public partial class Option
{
    /// <inheritdoc />
    public override string MakeMetavar(IContextInfo? context)
    {
        if (Metavar is not null)
            return Metavar;
        string metavar = Type.GetMetavar(this, context) ?? Type.Name.ToUpperInvariant();
        return Nargs == 1 ? metavar : metavar + "...";
    }

    internal override (string Term, string Meaning)? HelpRecord(Context context)
    {
        if (Hidden)
            return null;
        string help = NotedHelp ?? "";
        string extra = string.Join("; ", Extras(context));
        if (extra.Length > 0)
            help = help.Length > 0 ? $"{help}  [{extra}]" : $"[{extra}]";
        return (Term(context), help);
    }

    private string Term(Context context)
    {
        (string term, bool slash) = Named(Opts, context);
        if (SecondaryOpts.Count == 0)
            return term;
        (string off, bool offSlash) = Named(SecondaryOpts, context);
        return term + (slash || offSlash ? "; " : " / ") + off;
    }

    private (string Text, bool HasSlash) Named(IReadOnlyList<string> names, Context context)
    {
        (string text, bool slash) = OptionNames.Join(names);
        return (IsSwitch || Count ? text : $"{text} {MakeMetavar(context)}", slash);
    }

    private IEnumerable<string> Extras(Context context)
    {
        if (ShowEnvVar && VariableNames(context) is { } variables)
            yield return Messages.Format($"env var: {variables}");
        if (context.ShowConfigKeys && ExposeValue)
            yield return $"config: {ConfigKey(context)}";
        if (ShownDefault(context) is { Length: > 0 } shown)
            yield return Messages.Format($"default: {shown}");
        if (Type.DescribeRange() is { } range && !(Count && range == "x>=0"))
            yield return range;
        if (Required)
            yield return Messages.Get("required");
    }

    private string? VariableNames(Context context)
    {
        if (EnvVar is not null)
            return string.Join(", ", EnvVar);
        return AllowFromAutoEnv ? AutomaticVariable(context) : null;
    }

    // The names of the commands below the program, then its own.
    private string ConfigKey(Context context)
    {
        string key = Name;
        for (Context at = OwnerOf(context) ?? context; at.Parent is not null; at = at.Parent)
            key = $"{at.InfoName}:{key}";
        return key;
    }

    private string? ShownDefault(Context context)
    {
        if (ShowDefault is { Text: { } text })
            return $"({text})";
        if (!(ShowDefault?.IsOn ?? context.ShowDefault ?? false))
            return null;
        if (DefaultFactory is not null && context.LookupDefault(Name) == Unset.Value)
            return Messages.Get("(dynamic)");
        object? value = RawDefaultOf(context);
        return value is null || value == Unset.Value ? null : DefaultText(value);
    }

    private string DefaultText(object value)
    {
        if (IsBoolSwitch && Truth(value) is { } on)
        {
            if (SecondaryOpts.Count > 0)
                return OptionPrefix.NameOf((on && Opts.Count > 0 ? Opts : SecondaryOpts)[0]);
            if (!on)
                return "";
        }

        return value switch
        {
            "" => "\"\"",
            string text => text,
            IEnumerable items => string.Join(", ", items.Cast<object?>().Select(ValueText.Display)),
            System.Runtime.CompilerServices.ITuple tuple => string.Join(", ", Enumerable.Range(0, tuple.Length).Select(at => ValueText.Display(tuple[at]))),
            _ => ValueText.Display(value),
        };
    }
}
