using System.Diagnostics.CodeAnalysis;
using Click.Net.Errors;

namespace Click.Net.Types;

/// <summary>Turns what was written on the command line into a value, and describes itself in help, errors and completion.</summary>
/// <remarks>Mirrors <c>click.ParamType</c>. Derive from it to add a type of your own: override <see cref="Name"/> and <see cref="ConvertValue"/>.</remarks>
public abstract class ParamType
{
    /// <summary>The type in words, for example <c>integer</c>; in capitals it stands for the value in help.</summary>
    public abstract string Name { get; }

    /// <summary>How many words make one value; more than one for tuples.</summary>
    public virtual int Arity => 1;

    /// <summary>Whether one value is made of several words of different types.</summary>
    public virtual bool IsComposite => false;

    /// <summary>What divides the values in an environment variable; <see langword="null"/> divides at white space.</summary>
    public virtual string? EnvironmentSeparator => null;

    /// <summary>Converts a value. <see langword="null"/> stays <see langword="null"/>.</summary>
    /// <param name="value">A word, or a value that came from a default or a configuration.</param>
    /// <param name="parameter">The parameter that wants it; <see langword="null"/> at a prompt.</param>
    /// <param name="context">The running command; <see langword="null"/> outside of one.</param>
    /// <exception cref="BadParameterException">The value cannot be used.</exception>
    public object? Convert(object? value, IParameterInfo? parameter, IContextInfo? context) =>
        value is null ? null : ConvertValue(value, parameter, context);

    /// <summary>What stands for the value in help, where the type knows better than its name; else <see langword="null"/>.</summary>
    public virtual string? GetMetavar(IParameterInfo parameter, IContextInfo? context) => null;

    /// <summary>What the error about a missing value adds; <see langword="null"/> for nothing.</summary>
    public virtual string? GetMissingMessage(IParameterInfo parameter, IContextInfo? context) => null;

    /// <summary>Divides an environment variable into the values of a parameter that takes several.</summary>
    public virtual IReadOnlyList<string> SplitEnvironmentValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return EnvironmentSeparator is null
            ? value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : value.Trim(EnvironmentSeparator[0]).Split(EnvironmentSeparator);
    }

    /// <summary>The words that a shell may offer for an incomplete one.</summary>
    public virtual IEnumerable<CompletionItem> Complete(IContextInfo context, IParameterInfo parameter, string incomplete) => [];

    /// <summary>A few words about accepted values for the end of an option's help, as <c>0&lt;=x&lt;=5</c>; <see langword="null"/> for none.</summary>
    public virtual string? DescribeRange() => null;

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>Converts a value that is there.</summary>
    protected abstract object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context);

    /// <summary>The error to throw for a value that cannot be used.</summary>
    protected static BadParameterException Fail(string message, IParameterInfo? parameter, IContextInfo? context) =>
        new(message, context, parameter);
}
