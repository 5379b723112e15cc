using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>What a program passes to a render, as a source of variables.</summary>
internal static class Models
{
    /// <summary>The variables of a model: a dictionary, pairs, JSON, or an object with members.</summary>
    public static VariableSource Of(object? model, MemberTable members)
    {
        switch (model)
        {
            case null:
                return NoVariables.Instance;
            case VariableSource source:
                return source;
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                return new ObjectMapSource(pairs);
            case IEnumerable<(string Name, object? Value)> pairs:
                return new ObjectMapSource([.. pairs.Select(static pair => KeyValuePair.Create(pair.Name, pair.Value))]);
        }

        Value value = Value.From(model);
        if (MappingView.TryOf(value, out MappingView mapping))
            return new MapSource(Texts(mapping));
        return value.Kind == ValueKind.Object ? new MemberSource(members).Restart(model, model.GetType()) : throw NoModel(model);
    }

    /// <summary>The variables of a few pairs.</summary>
    public static VariableSource Of(ReadOnlySpan<(string Name, object? Value)> pairs) =>
        pairs.IsEmpty ? NoVariables.Instance : new PairSource().Restart(pairs);

    private static Dictionary<string, Value> Texts(MappingView mapping)
    {
        Dictionary<string, Value> variables = new(StringComparer.Ordinal);
        foreach ((Value key, Value value) in mapping.Pairs())
            variables[Representation.Text(key)] = value;
        return variables;
    }

    private static ArgumentException NoModel(object model) =>
        new($"A {model.GetType().Name} cannot be a template's variables: pass a dictionary, an object with members, or JSON.", nameof(model));
}
