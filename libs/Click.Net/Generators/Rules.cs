using Microsoft.CodeAnalysis;

namespace Click.Net.Generators;

/// <summary>What the generator tells its user.</summary>
internal static class Rules
{
    private const string Category = "Click";

    /// <summary>The function works, but by reflection.</summary>
    public static readonly DiagnosticDescriptor Reflection = new(
        "CLICK001", "The command is bound by reflection", "The command is bound by reflection: {0}", Category, DiagnosticSeverity.Info, isEnabledByDefault: true);

    /// <summary>The call would throw.</summary>
    public static readonly DiagnosticDescriptor Nameless = new(
        "CLICK002", "A lambda has no name to call the command by", "A lambda has no name to call the command by: give one{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <summary>The call would throw.</summary>
    public static readonly DiagnosticDescriptor Unreadable = new(
        "CLICK003", "A parameter cannot be read from the command line",
        "Nothing is known that reads a {0} from the command line: let it implement IParsable, or declare the parameter as an object with a Type", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <summary>Only the last of the options could be reached.</summary>
    public static readonly DiagnosticDescriptor Duplicate = new(
        "CLICK004", "Two options have the same name", "The name '{0}' is used by more than one option; the last one gets it", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
