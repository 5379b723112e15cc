using System.Runtime.CompilerServices;
using Click.Net.Errors;
using Click.Net.Formatting;
using Click.Net.Text;

namespace Click.Net;

public partial class Command
{
    private Option? _helpOption;

    /// <summary>The usage lines, without a newline at the end.</summary>
    public string GetUsage(Context context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HelpFormatter formatter = context.MakeFormatter();
        FormatUsage(context, formatter);
        return formatter.GetText().TrimEnd('\n');
    }

    /// <summary>The help page, without a newline at the end.</summary>
    public string GetHelp(Context context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HelpFormatter formatter = context.MakeFormatter();
        FormatHelp(context, formatter);
        return formatter.GetText().TrimEnd('\n');
    }

    /// <summary>Writes the help page: usage, text, parameters, epilog.</summary>
    public virtual void FormatHelp(Context context, HelpFormatter formatter)
    {
        FormatUsage(context, formatter);
        FormatHelpText(formatter);
        FormatParameters(context, formatter);
        FormatEpilog(formatter);
    }

    /// <summary>Writes the lists of arguments and options.</summary>
    protected virtual void FormatParameters(Context context, HelpFormatter formatter)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(formatter);
        List<Option> inherited = InheritedOptions(context);
        List<Parameter> all = [.. ParametersOf(context).Where(parameter => !inherited.Contains(parameter))];
        WriteRecords(Messages.Get("Positional arguments"), all.Where(parameter => parameter.IsArgument), context, formatter);
        IEnumerable<IGrouping<string?, Parameter>> sections = all.Where(parameter => !parameter.IsArgument)
            .GroupBy(parameter => (parameter as Option)?.Section).OrderBy(section => section.Key is null ? 1 : 0);
        foreach (IGrouping<string?, Parameter> section in sections)
            WriteRecords(section.Key ?? Messages.Get("Options"), section, context, formatter);
        WriteRecords(Messages.Get("Global options"), inherited, context, formatter);
    }

    /// <summary>What the usage line shows behind the program.</summary>
    internal virtual IEnumerable<string> UsagePieces(Context context)
    {
        if (!string.IsNullOrEmpty(OptionsMetavar))
            yield return OptionsMetavar;
        foreach (Parameter parameter in Params)
        {
            if (parameter.UsagePiece(context) is { } piece)
                yield return piece;
        }
    }

    /// <summary>The line for the list of commands.</summary>
    internal string ShortHelpText(int limit)
    {
        string text = ShortHelp is { } own ? Lines.Clean(own) : Help is { } help ? Lines.Summary(help, limit) : "";
        return (Deprecated.IsOn ? $"{text} {Deprecation.Note(Deprecated)}" : text).Trim();
    }

    /// <summary>The option that the hint below an error names.</summary>
    internal string? HelpHint(Context context) => HelpOption(context)?.Opts.MaxBy(name => name.Length);

    /// <summary>The option that shows help, by the names that no parameter took; null where none is left.</summary>
    internal Option? HelpOption(Context context)
    {
        if (!AddHelpOption)
            return null;
        IReadOnlyList<string> names = context.HelpOptionNames;
        if (ReferenceEquals(names, StandardOptions.HelpNames) && !IsTaken(names[0]))
            return StandardOptions.UsualHelp;
        return HelpOption(names);
    }

    // Apart, so that a program with the usual help option does not load what this needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Option? HelpOption(IReadOnlyList<string> names)
    {
        string[] free = [.. names.Where(name => !IsTaken(name))];
        if (free.Length == 0)
            return null;
        if (_helpOption is null || !_helpOption.Opts.SequenceEqual(free))
            _helpOption = StandardOptions.HelpWith(free);
        return _helpOption;
    }

    private bool IsTaken(string name)
    {
        foreach (Parameter parameter in ParamSpan)
        {
            if (!parameter.IsArgument && parameter.IsNamed(name))
                return true;
        }

        return false;
    }

    private void FormatUsage(Context context, HelpFormatter formatter) =>
        formatter.WriteUsage(context.CommandPath, string.Join(' ', UsagePieces(context)));

    private void FormatHelpText(HelpFormatter formatter)
    {
        string text = Help is null ? "" : Lines.Clean(Help).Split('\f')[0];
        if (Deprecated.IsOn)
            text = text.Length == 0 ? Deprecation.Note(Deprecated) : $"{text} {Deprecation.Note(Deprecated)}";
        if (text.Length == 0)
            return;
        WriteIndented(text, formatter);
    }

    private void FormatEpilog(HelpFormatter formatter)
    {
        if (!string.IsNullOrEmpty(Epilog))
            WriteIndented(Lines.Clean(Epilog), formatter);
    }

    private static void WriteIndented(string text, HelpFormatter formatter)
    {
        formatter.WriteParagraph();
        formatter.Indent();
        formatter.WriteText(text);
        formatter.Dedent();
    }

    private static void WriteRecords(string heading, IEnumerable<Parameter> parameters, Context context, HelpFormatter formatter)
    {
        List<(string, string)> rows = [];
        foreach (Parameter parameter in parameters)
        {
            if (parameter.HelpRecord(context) is { } record)
                rows.Add(record);
        }

        if (rows.Count > 0)
            formatter.WriteSection(heading, () => formatter.WriteDefinitions(rows));
    }
}
