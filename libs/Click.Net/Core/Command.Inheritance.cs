namespace Click.Net;

public partial class Command
{
    /// <summary>The global options of the groups above, the nearest first, but for those whose name the command has itself.</summary>
    internal List<Option> InheritedOptions(Context context)
    {
        List<Option> inherited = [];
        for (Context? above = context.Parent; above is not null; above = above.Parent)
        {
            foreach (Parameter parameter in above.Command.ParamSpan)
            {
                if (parameter is Option { IsGlobal: true } option && !HasParameter(option.Name) && inherited.TrueForAll(other => other.Name != option.Name))
                    inherited.Add(option);
            }
        }

        return inherited;
    }

    /// <summary>Whether a group above has global options.</summary>
    internal static bool HasInheritedOptions(Context context)
    {
        for (Context? above = context.Parent; above is not null; above = above.Parent)
        {
            foreach (Parameter parameter in above.Command.ParamSpan)
            {
                if (parameter is Option { IsGlobal: true })
                    return true;
            }
        }

        return false;
    }

    private bool HasParameter(string name)
    {
        foreach (Parameter parameter in ParamSpan)
        {
            if (parameter.Name == name)
                return true;
        }

        return false;
    }

    // Before the command's own, which count where both have a name.
    private void AddInherited(Context context, Parsing.ParserState parsed)
    {
        foreach (Option option in InheritedOptions(context))
            option.AddTo(parsed);
    }
}
