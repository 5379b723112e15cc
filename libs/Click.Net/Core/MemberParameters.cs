using System.Diagnostics.CodeAnalysis;
using Click.Net.Types;

namespace Click.Net;

/// <summary>An option that a member in C# declares: a parameter of a function, or a property.</summary>
/// <param name="declarations">The names.</param>
/// <param name="guess">How it is read.</param>
/// <param name="member">What declares it.</param>
internal sealed class MemberOption(string[] declarations, TypeGuess guess, DeclaringMember member) : Option(declarations, guess)
{
    private bool? _required;

    /// <inheritdoc />
    public override bool Required
    {
        get => _required ??= !Prompt.IsOn && !IsSwitch && !Multiple && !Count && !member.IsOptional;
        set => _required = value;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The types of a kept member are kept.")]
    private protected override object? Shape(object? value) => ValueShape.To(value, member.Type);
}

/// <summary>An argument that a member in C# declares.</summary>
/// <param name="name">The name.</param>
/// <param name="guess">How it is read.</param>
/// <param name="member">What declares it.</param>
internal sealed class MemberArgument(string name, TypeGuess guess, DeclaringMember member) : Argument(name, guess)
{
    private bool? _required;

    /// <inheritdoc />
    public override bool Required
    {
        get => _required ??= base.Required && !member.IsOptional;
        set => _required = value;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The types of a kept member are kept.")]
    private protected override object? Shape(object? value) => ValueShape.To(value, member.Type);
}
