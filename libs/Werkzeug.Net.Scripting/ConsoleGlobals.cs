using System.Text;

namespace Werkzeug.Net.Scripting;

/// <summary>What every input can use without declaring it.</summary>
public sealed class ConsoleGlobals
{
    private readonly Func<object?, string> _format;
    private readonly StringBuilder _output = new();

    internal ConsoleGlobals(IReadOnlyDictionary<string, object?> names, Func<object?, string> format)
    {
        Names = names;
        _format = format;
    }

    /// <summary>The objects of the session by name. Each is a variable, too.</summary>
    public IReadOnlyDictionary<string, object?> Names { get; }

    /// <summary>Prints a value as text.</summary>
    /// <param name="value">The value.</param>
    public void Print(object? value) => _output.Append(value).Append('\n');

    /// <summary>Prints a value with its members.</summary>
    /// <param name="value">The value.</param>
    /// <remarks>Mirrors <c>dump()</c> of Werkzeug's console.</remarks>
    public void Dump(object? value) => _output.Append(_format(value)).Append('\n');

    /// <summary>Prints what there is.</summary>
    /// <remarks>Mirrors <c>help()</c> of Werkzeug's console.</remarks>
    public void Help()
    {
        _output.Append("C# statements and expressions, with await. An expression without a semicolon at its end shows its value.\n");
        _output.Append("Print(value) prints a text, Dump(value) an object with its members.\n");
        foreach ((string name, object? value) in Names.OrderBy(static item => item.Key, StringComparer.Ordinal))
            _output.Append(name).Append(": ").Append(value?.GetType().FullName ?? "null").Append('\n');
    }

    internal string TakeOutput()
    {
        string text = _output.ToString();
        _output.Clear();
        return text;
    }
}
