using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Click.Net.Generators;

/// <summary>A call that makes a command of a function.</summary>
/// <param name="Kind">Which method is called: Add, Command or From.</param>
/// <param name="Attribute">The attribute that leads the call to the generated code.</param>
/// <param name="Function">The function; null where it is left to reflection.</param>
/// <param name="Findings">What the user should know.</param>
internal sealed record CallModel(string Kind, string Attribute, FunctionModel? Function, EqualArray<Finding> Findings);

/// <summary>A function that becomes a command.</summary>
/// <param name="CommandName">The name of the command; null where the call gives one.</param>
/// <param name="Settings">What is set on the command, as assignments.</param>
/// <param name="DirectCall">How the function is called by its name; null where it is called through its delegate.</param>
/// <param name="DelegateType">The type that the delegate is called by.</param>
/// <param name="IsOwnDelegateType">Whether the delegate has a type of its own, which nobody can name.</param>
/// <param name="Returns">What the function returns.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Dependencies">Attributes that keep what is reached by reflection.</param>
internal sealed record FunctionModel(
    string? CommandName, EqualArray<string> Settings, string? DirectCall, string DelegateType, bool IsOwnDelegateType, ReturnKind Returns,
    EqualArray<ParameterModel> Parameters, EqualArray<string> Dependencies);

/// <summary>What a function returns, as far as the call has to know.</summary>
internal enum ReturnKind
{
    Nothing,
    Value,
    Task,
    Unknown,
}

/// <summary>Where the value of a function's parameter comes from.</summary>
internal enum ParameterKind
{
    Option,
    Argument,
    Context,
    CancellationToken,
    Surrounding,
}

/// <summary>How a word is read without a parameter's type.</summary>
internal enum PlainKind
{
    None,
    Text,
    Number,
    Flag,
    Count,
}

/// <summary>A parameter of the function.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type, fully named.</param>
/// <param name="Kind">Where its value comes from.</param>
/// <param name="ValueName">The name of the value on the command line.</param>
/// <param name="Attribute">An expression for the attribute that describes it.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="Default">An expression for its default; null for none.</param>
/// <param name="Plain">How a word is read into it.</param>
/// <param name="OnNames">The names that switch it on or take its value, where all of them are plain.</param>
/// <param name="OffNames">The names that switch it off.</param>
/// <param name="Missing">An expression for its value where it is not given; null where the parameters have to say.</param>
internal sealed record ParameterModel(
    string Name, string Type, ParameterKind Kind, string ValueName, string Attribute, bool IsOptional, string? Default,
    PlainKind Plain, EqualArray<string> OnNames, EqualArray<string> OffNames, string? Missing);

/// <summary>A diagnostic that can be compared.</summary>
internal sealed record Finding(DiagnosticDescriptor Rule, string Path, TextSpan Span, LinePositionSpan Lines, string Text)
{
    public static Finding At(DiagnosticDescriptor rule, SyntaxNode node, string text) =>
        new(rule, node.SyntaxTree.FilePath, node.Span, node.GetLocation().GetLineSpan().Span, text);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location.Create(Path, Span, Lines), Text);
}

/// <summary>An array that is equal to another with equal items: a generator runs again only when its input changed.</summary>
internal readonly struct EqualArray<T>(IEnumerable<T> items) : System.IEquatable<EqualArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items = [.. items];

    public int Count => _items?.Length ?? 0;

    public T this[int index] => _items![index];

    public bool Equals(EqualArray<T> other) => (_items ?? []).SequenceEqual(other._items ?? []);

    public override bool Equals(object? obj) => obj is EqualArray<T> other && Equals(other);

    public override int GetHashCode() => (_items ?? []).Aggregate(17, static (hash, item) => (hash * 31) + (item?.GetHashCode() ?? 0));

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
