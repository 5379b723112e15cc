using System.Diagnostics.CodeAnalysis;
using Click.Net.Errors;
using Click.Net.Parsing;
using Click.Net.Types;

namespace Click.Net;

/// <summary>A parameter that is found by its place on the command line.</summary>
/// <remarks>Mirrors <c>click.Argument</c>.</remarks>
public class Argument : Parameter, IParserArgument
{
    private bool? _required;

    /// <summary>Declares an argument that takes text, or what <see cref="Parameter.Type"/> reads.</summary>
    /// <param name="name">The name of the value; in help in capitals.</param>
    public Argument(string name) : base(ParameterNames.OfArgument(name), null)
    {
    }

    private protected Argument(string name, TypeGuess guess) : base(ParameterNames.OfArgument(name), guess)
    {
    }

    /// <summary>Whether a value must be given. It must, unless there is a default or the argument takes any number of words.</summary>
    public override bool Required
    {
        get => _required ?? (!HasDefault && DefaultFactory is null && Nargs != -1);
        set => _required = value;
    }

    /// <inheritdoc />
    public override string KindName => "argument";

    /// <inheritdoc />
    public override string HumanReadableName => Metavar ?? (ShownName ?? Name).ToUpperInvariant();

    /// <inheritdoc />
    public override bool IsArgument => true;

    string IParserArgument.Destination => Key;

    string IParserArgument.DisplayName => Name;

    bool IParserArgument.HasEnvironmentVariable => EnvVar is not null;

    /// <inheritdoc />
    public override string GetErrorHint(IContextInfo? context) => $"'{MakeMetavar(context)}'";

    /// <inheritdoc />
    public override string MakeMetavar(IContextInfo? context)
    {
        if (Metavar is not null)
            return Metavar;
        string metavar = Type.GetMetavar(this, context) is { Length: > 0 } typed ? typed : (ShownName ?? Name).ToUpperInvariant();
        if (Deprecated.IsOn)
            metavar += "!";
        if (!Required && !metavar.StartsWith('['))
            metavar = $"[{metavar}]";
        return Nargs == 1 ? metavar : metavar + "...";
    }

    /// <summary>The name in help, where it is not that of the value.</summary>
    internal string? ShownName { get; set; }

    internal override void AddTo(ParserState parsed) => parsed.Add(this, null, this, [], []);

    private protected override int GuessedNargs => Guess is { IsSequence: true } ? -1 : 1;

    internal override string? UsagePiece(Context context) => MakeMetavar(context);

    internal override (string Term, string Meaning)? HelpRecord(Context context) =>
        NotedHelp is { } help ? (MakeMetavar(context), help) : null;
}

/// <summary>An argument whose type is told by a C# type.</summary>
/// <typeparam name="T">
/// The type of the value: a number, an enum (a choice), a date, a file, a tuple (several words), anything that is <see cref="IParsable{TSelf}"/>;
/// an array or a list of these takes all words that are left.
/// </typeparam>
/// <param name="name">The name of the value; in help in capitals.</param>
public sealed class Argument<[DynamicallyAccessedMembers(ValueShape.Members)] T>(string name)
    : Argument(name, TypeGuess.Of<T>())
{
    /// <inheritdoc cref="Parameter.Default" />
    public new T? Default
    {
        get => base.Default is T value ? value : default;
        set => base.Default = value;
    }

    private protected override object? Shape(object? value) => ValueShape.To<T>(value);
}
