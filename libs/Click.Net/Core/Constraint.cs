using Click.Net.Errors;

namespace Click.Net;

/// <summary>A rule about which options go together. A default does not count as given; the command line, the environment and a prompt do.</summary>
/// <example>
/// <code>
/// command.Constraints.Add(Constraint.MutuallyExclusive("--json", "--xml"));
/// </code>
/// </example>
public sealed class Constraint
{
    private readonly string[] _names;
    private readonly Func<Context, IReadOnlyList<Parameter>, IReadOnlyList<Parameter>, string?> _problem;

    private Constraint(string[] names, Func<Context, IReadOnlyList<Parameter>, IReadOnlyList<Parameter>, string?> problem)
    {
        _names = names;
        _problem = problem;
    }

    /// <summary>At most one of the options may be given.</summary>
    /// <param name="names">The options, as on the command line.</param>
    public static Constraint MutuallyExclusive(params string[] names) => new(names, static (_, _, given) =>
        given.Count < 2 ? null : Messages.Format($"Options {Listed(given, "and")} cannot be used together."));

    /// <summary>At least one of the options must be given.</summary>
    /// <param name="names">The options, as on the command line.</param>
    public static Constraint AtLeastOne(params string[] names) => new(names, static (_, all, given) =>
        given.Count > 0 ? null : Messages.Format($"At least one of the options {Listed(all, "or")} is required."));

    /// <summary>Exactly one of the options must be given.</summary>
    /// <param name="names">The options, as on the command line.</param>
    public static Constraint ExactlyOne(params string[] names) => new(names, static (_, all, given) => given.Count switch
    {
        0 => Messages.Format($"One of the options {Listed(all, "or")} is required."),
        1 => null,
        _ => Messages.Format($"Options {Listed(given, "and")} cannot be used together."),
    });

    /// <summary>Where the first option is given, the others must be, too.</summary>
    /// <param name="name">The option that needs others.</param>
    /// <param name="needed">What it needs.</param>
    public static Constraint Requires(string name, params string[] needed) => new([name, .. needed], static (_, all, given) =>
    {
        if (!given.Contains(all[0]) || given.Count == all.Count)
            return null;
        return Messages.Format($"Option {all[0].GetErrorHint(null)} requires {Listed([.. all.Except(given)], "and")}.");
    });

    /// <summary>Fails where the rule is broken.</summary>
    internal void Check(Context context)
    {
        List<Parameter> all = [.. _names.Select(name => Find(context, name))];
        List<Parameter> given = [.. all.Where(parameter => IsGiven(context, parameter))];
        if (_problem(context, all, given) is { } problem)
            throw new UsageException(problem, context);
    }

    private static Parameter Find(Context context, string name) =>
        context.Command.Params.FirstOrDefault(parameter => parameter.Name == name || parameter.IsNamed(name))
        ?? throw new InvalidOperationException($"The command '{context.CommandPath}' has no option '{name}' that its constraint names.");

    private static bool IsGiven(Context context, Parameter parameter) => context.GetParameterSource(parameter.Name) is
        ParameterSource.CommandLine or ParameterSource.Environment or ParameterSource.Prompt;

    private static string Listed(IReadOnlyList<Parameter> parameters, string last)
    {
        List<string> hints = [.. parameters.Select(parameter => $"'{(parameter.Opts.Count > 0 ? parameter.Opts[0] : parameter.SecondaryOpts[0])}'")];
        return hints.Count == 1 ? hints[0] : $"{string.Join(", ", hints.SkipLast(1))} {Messages.Get(last)} {hints[^1]}";
    }
}
