using System.Diagnostics.CodeAnalysis;
using Click.Net.Types;

namespace Click.Net;

/// <summary>An option that a function's parameter declares.</summary>
internal sealed class DelegateOption(string[] declarations, TypeGuess guess, Type type) : Option(declarations, guess)
{
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The types of a kept function's parameters are kept.")]
    private protected override object? Shape(object? value) => ValueShape.To(value, type);
}

/// <summary>An argument that a function's parameter declares.</summary>
internal sealed class DelegateArgument(string name, TypeGuess guess, Type type) : Argument(name, guess)
{
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The types of a kept function's parameters are kept.")]
    private protected override object? Shape(object? value) => ValueShape.To(value, type);
}
