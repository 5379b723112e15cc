using System.Globalization;
using System.Numerics;

namespace Werkzeug.Net.Routing.Converters;

/// <summary>Makes a converter for the arguments that a rule gives it, as <c>length=2</c> in <c>&lt;string(length=2):lang&gt;</c>.</summary>
/// <param name="arguments">The arguments as written in the rule.</param>
public delegate UrlConverter ConverterFactory(ConverterArguments arguments);

/// <summary>The arguments that a rule gives a converter: numbers, texts, True, False and None, by place or by name.</summary>
public sealed class ConverterArguments
{
    private readonly string _converter;

    internal ConverterArguments(string converter, IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?> named)
    {
        _converter = converter;
        Positional = positional;
        Named = named;
    }

    /// <summary>The arguments without a name, in order.</summary>
    public IReadOnlyList<object?> Positional { get; }

    /// <summary>The arguments with a name.</summary>
    public IReadOnlyDictionary<string, object?> Named { get; }

    /// <summary>The value of each parameter, by place or by name; null where it is not given.</summary>
    /// <param name="parameters">The names of the parameters in order.</param>
    /// <exception cref="ConverterArgumentException">There is an argument too many, or one of another name.</exception>
    public IReadOnlyList<object?> Bind(params ReadOnlySpan<string> parameters)
    {
        if (Positional.Count > parameters.Length)
            throw RoutingErrors.TooManyArguments(_converter);
        object?[] bound = new object?[parameters.Length];
        for (int at = 0; at < Positional.Count; at++)
            bound[at] = Positional[at];
        foreach ((string name, object? value) in Named)
        {
            int at = parameters.IndexOf(name);
            if (at < Positional.Count)
                throw RoutingErrors.UnknownArgument(_converter, name);
            bound[at] = value;
        }

        return bound;
    }

    /// <summary>The arguments as texts, for a converter that takes a list of them.</summary>
    /// <exception cref="ConverterArgumentException">An argument has a name, or is no text.</exception>
    internal IEnumerable<string> Texts()
    {
        foreach (string name in Named.Keys)
            throw RoutingErrors.UnknownArgument(_converter, name);
        return [.. Positional.Select(value => value as string ?? throw RoutingErrors.NoText(_converter, value))];
    }

    internal static int? Integer(object? value) => value switch
    {
        null => null,
        _ => (int)UrlNumbers.ToInteger(value),
    };

    internal static BigInteger? BigInteger(object? value) => value is null ? null : UrlNumbers.ToInteger(value);

    internal static double? Float(object? value) => value is null ? null : UrlNumbers.ToFloat(value);

    internal static bool Truth(object? value) => value switch
    {
        null => false,
        bool truth => truth,
        string text => text.Length > 0,
        IConvertible number => Convert.ToDouble(number, CultureInfo.InvariantCulture) != 0,
        _ => true,
    };
}

/// <summary>A rule gives its converter an argument that the converter does not take.</summary>
public sealed class ConverterArgumentException : ArgumentException
{
    /// <summary>Makes the error.</summary>
    public ConverterArgumentException(string message)
        : base(message)
    {
    }
}
