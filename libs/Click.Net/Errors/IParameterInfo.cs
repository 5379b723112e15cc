namespace Click.Net.Errors;

/// <summary>All that errors and parameter types know of a parameter.</summary>
/// <remarks>Implemented by <c>Parameter</c>.</remarks>
public interface IParameterInfo
{
    /// <summary>What kind of parameter this is, in words: <c>option</c> or <c>argument</c>.</summary>
    string KindName { get; }

    /// <summary>The parameter as errors and prompts of a person name it.</summary>
    string HumanReadableName { get; }

    /// <summary>Whether the parameter is an argument, found by its place.</summary>
    bool IsArgument { get; }

    /// <summary>Whether a value must be given.</summary>
    bool Required { get; }

    /// <summary>Whether a choice lists its values where the parameter is described.</summary>
    bool ShowChoices { get; }

    /// <summary>How many values one use takes; -1 takes all that are left.</summary>
    int Nargs { get; }

    /// <summary>The parameter's names as an error quotes them, with its environment variable where that is shown.</summary>
    string GetErrorHint(IContextInfo? context);

    /// <summary>What the parameter's type adds to the message that the value is missing; <see langword="null"/> for nothing.</summary>
    string? GetMissingMessage(IContextInfo? context);
}
