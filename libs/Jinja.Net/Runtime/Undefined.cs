using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>What an undefined value knows about itself.</summary>
/// <remarks>Mirrors the arguments of <c>jinja2.Undefined</c>.</remarks>
public sealed class UndefinedInfo
{
    /// <summary>What to say when it is used; <see langword="null"/> lets name and parent say it.</summary>
    public string? Hint { get; init; }

    /// <summary>The name that was looked for.</summary>
    public string? Name { get; init; }

    /// <summary>The subscript that was looked for, when it is no name.</summary>
    public object? Subscript => Key.ToObject();

    /// <summary>The object that has no such attribute or item.</summary>
    public object? Parent => ParentValue.ToObject();

    /// <summary>The object; missing when a variable was looked for.</summary>
    internal Value ParentValue { get; init; }

    /// <summary>The subscript that was looked for, when it is no name.</summary>
    internal Value Key { get; init; }

    /// <summary>Makes the error of a use that is not allowed; <see langword="null"/> makes an <see cref="UndefinedException"/>.</summary>
    internal Func<string, TemplateRuntimeException>? Error { get; init; }
}

/// <summary>The value of a name that is not there: prints nothing, is false and empty, and any other use is an error.</summary>
/// <remarks>Mirrors <c>jinja2.Undefined</c>. Derive from it for a kind of your own and name it by <see cref="UndefinedKind"/>.</remarks>
public class Undefined
{
    /// <summary>Makes an undefined value.</summary>
    /// <param name="info">What was looked for.</param>
    public Undefined(UndefinedInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        Info = info;
    }

    /// <summary>What was looked for, and where.</summary>
    public UndefinedInfo Info { get; }

    /// <summary>What is undefined, in a sentence.</summary>
    public virtual string Message => Info.Hint ?? Describe();

    /// <summary>The class name that messages show.</summary>
    internal virtual string ClassName => "Undefined";

    /// <summary>Whether even printing, truth, iteration and comparison are errors.</summary>
    internal virtual bool IsStrict => false;

    /// <summary>Whether attributes and items of it are itself again.</summary>
    internal virtual bool Chains => false;

    /// <summary>The error of a use that is not allowed.</summary>
    public TemplateRuntimeException Fail()
    {
        OnUse(Message);
        return Info.Error?.Invoke(Message) ?? new UndefinedException(Message) { Missing = Info };
    }

    /// <summary>What is printed for it.</summary>
    /// <exception cref="UndefinedException">It may not be printed.</exception>
    public virtual string Print() => "";

    /// <summary>Called before a use that is an error.</summary>
    /// <param name="message">What is undefined.</param>
    protected internal virtual void OnUse(string message)
    {
    }

    /// <summary>Called when it is printed, iterated or asked for its truth.</summary>
    protected internal virtual void OnRead()
    {
    }

    /// <summary>The text that is printed for it.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => Print();

    private string Describe()
    {
        if (Info.ParentValue.IsMissing) return $"'{Info.Name}' is undefined";
        string parent = TypeNames.Describe(Info.ParentValue);
        if (Info.Key.IsMarkup) return $"{Representation.Quote(parent)} has no attribute {Representation.Repr(Info.Key)}";
        return Info.Name is null
            ? $"{parent} has no element {Representation.Repr(Info.Key)}"
            : $"{Representation.Quote(parent)} has no attribute {Representation.Quote(Info.Name)}";
    }
}
