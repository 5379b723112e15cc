using System.Collections;
using System.Reflection;
using System.Diagnostics.CodeAnalysis;
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
        return value.Kind == ValueKind.Object ? new MemberSource(model, members) : throw NoModel(model);
    }

    /// <summary>The variables of a few pairs.</summary>
    public static VariableSource Of(ReadOnlySpan<(string Name, object? Value)> pairs)
    {
        if (pairs.IsEmpty)
            return NoVariables.Instance;
        (string Name, Value Value)[] variables = new (string, Value)[pairs.Length];
        for (int i = 0; i < pairs.Length; i++)
            variables[i] = (pairs[i].Name, Value.From(pairs[i].Value));
        return new PairSource(variables);
    }

    private static Dictionary<string, Value> Texts(MappingView mapping)
    {
        Dictionary<string, Value> variables = new(StringComparer.Ordinal);
        foreach ((Value key, Value value) in mapping.Pairs())
            variables[Representation.Text(key)] = value;
        return variables;
    }

    private static ArgumentException NoModel(object model) =>
        new($"A {model.GetType().Name} cannot be a template's variables: pass a dictionary, an object with members, or JSON.", nameof(model));

    /// <summary>The members of an object as variables.</summary>
    private sealed class MemberSource(object model, MemberTable members) : VariableSource
    {
        // Only members that say they are tasks are asked: getters may do work.
        [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A trimmed member cannot be asked for by name either.")]
        public override IReadOnlyList<KeyValuePair<string, Value>> Pending() =>
        [
            .. model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static property => IsTask(property.PropertyType))
                .Select(property => KeyValuePair.Create(property.Name, Find(property.Name)))
                .Where(static pair => pair.Value.IsPending),
        ];

        private static bool IsTask(Type type) =>
            typeof(Task).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

        public override Value Find(string name) => members.Find(model.GetType(), name)?.Get(model) ?? default;

        [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A trimmed member cannot be asked for by name either.")]
        public override void CopyTo(Dictionary<string, Value> target)
        {
            foreach (ModelMember member in ModelAccessors.Find(model.GetType()) ?? [])
                if (!member.IsMethod && Find(member.Name) is { IsMissing: false } known)
                    target[member.Name] = known;
            foreach (PropertyInfo property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                if (property.GetIndexParameters().Length == 0 && Find(property.Name) is { IsMissing: false } value)
                    target[property.Name] = value;
        }
    }
}
