namespace Click.Net.Parsing;

/// <summary>Stands for a value that was not given, where null is a value.</summary>
internal sealed class Unset
{
    /// <summary>No value.</summary>
    public static readonly object Value = new Unset("unset");

    /// <summary>The option was given without the value that it may leave out.</summary>
    public static readonly object OptionalValue = new Unset("optional value");

    private readonly string _name;

    private Unset(string name) => _name = name;

    public override string ToString() => _name;
}
