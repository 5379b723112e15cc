namespace Click.Net.Errors;

/// <summary>All that errors, parameter types and formatting know of a running command's context.</summary>
/// <remarks>Implemented by <c>Context</c>; a test may implement it without one.</remarks>
public interface IContextInfo
{
    /// <summary>The names from the program to this command, as they were called, with the arguments of groups between them.</summary>
    string CommandPath { get; }

    /// <summary>The option that shows help, for the hint below an error; <see langword="null"/> where the command has none.</summary>
    string? HelpOptionName { get; }

    /// <summary>Whether errors are swallowed because only completion wants to know.</summary>
    bool ResilientParsing { get; }

    /// <summary>Folds option names, command names and choices, for example to lower case; <see langword="null"/> leaves them alone.</summary>
    Func<string, string>? TokenNormalizer { get; }

    /// <summary>The directory that relative paths start from.</summary>
    string WorkingDirectory { get; }

    /// <summary>The usage lines of the command, without a newline at the end.</summary>
    string GetUsage();

    /// <summary>The help page of the command, without a newline at the end.</summary>
    string GetHelp();

    /// <summary>The standard input, as bytes.</summary>
    Stream OpenStandardInput();

    /// <summary>The standard output, as bytes.</summary>
    Stream OpenStandardOutput();

    /// <summary>Disposes the resource when the context closes, last registered first.</summary>
    void CloseWith(IDisposable resource);
}
