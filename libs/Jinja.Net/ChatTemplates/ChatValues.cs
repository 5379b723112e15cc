using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.ChatTemplates;

/// <summary>Messages, tools and documents as chat templates know them: dicts and lists, with the names of JSON.</summary>
internal static class ChatValues
{
    private const int DeepestNesting = 200;

    /// <summary>The messages of a conversation.</summary>
    /// <exception cref="ChatTemplateException">They are no list.</exception>
    public static Value Messages(object messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        Value value = Of(messages);
        return SequenceView.TryOf(value, out _) ? value : throw ChatTemplateException.NoMessages($"a {TypeNames.Of(value)}");
    }

    /// <summary>Any part of a conversation; a text is read as JSON.</summary>
    public static Value Of(object? instance) => instance is string json ? OfJson(json) : Of(instance, 0);

    /// <summary>What the last message says, or its last part that is text.</summary>
    public static string? FinalText(Value messages)
    {
        if (!SequenceView.TryOf(messages, out SequenceView all) || all.Count == 0 || !TryGet(all[^1], "content", out Value content))
            return null;
        if (content.IsText)
            return content.AsText;
        if (!SequenceView.TryOf(content, out SequenceView parts))
            return null;
        for (int i = parts.Count - 1; i >= 0; i--)
            if (TryGet(parts[i], "text", out Value text) && text.IsText)
                return text.AsText;
        return null;
    }

    private static bool TryGet(Value dict, string key, out Value value)
    {
        value = default;
        return MappingView.TryOf(dict, out MappingView mapping) && mapping.TryGet(key, out value);
    }

    private static Value OfJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return Value.From(document);
        }
        catch (JsonException error)
        {
            throw ChatTemplateException.NotJson("The text that was passed", error);
        }
    }

    private static Value Of(object? instance, int depth)
    {
        if (depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw PythonErrors.Recursion("while reading a conversation");
        Value value = Value.From(instance);
        if (value.Kind != ValueKind.Object || instance is ITemplateObject || !MemberAccess.IsForeign(value.O!))
            return value;
        if (value.O is Enum member)
            return Value.Text(JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString()));
        if (MappingView.TryOf(value, out MappingView mapping))
            return OfMapping(mapping, depth);
        if (Shapes.Of(value.O!) is not Shape.Plain && Iteration.TryOf(value, out ValueEnumerator items))
            return OfItems(items, depth);
        return IsScalar(value.O!) ? value : OfMembers(value.O!, depth);
    }

    // What has a text of its own and no parts: dates, ids, addresses, delegates.
    private static bool IsScalar(object instance) => DateValues.IsDate(instance) || instance is Guid or Uri or Version or Delegate;

    private static Value OfMapping(in MappingView mapping, int depth)
    {
        PyDict dict = new(mapping.Count);
        foreach ((Value key, Value item) in mapping.Pairs())
            dict[key] = Of(item.ToObject(), depth + 1);
        return Value.Dict(dict);
    }

    private static Value OfItems(ValueEnumerator items, int depth)
    {
        PyList list = new();
        while (items.MoveNext())
            list.Add(Of(items.Current.ToObject(), depth + 1));
        return Value.List(list);
    }

    /// <summary>The properties of an object. One that is null is left out, as templates ask <c>is defined</c>; only content may be none.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "What trimming removed from a message, the program itself never reads.")]
    private static Value OfMembers(object instance, int depth)
    {
        PyDict dict = new();
        foreach (ModelMember member in ModelAccessors.FindExactly(instance.GetType()) ?? [])
            if (member is { IsMethod: false, JsonName: not "" })
                Put(dict, member.JsonName ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name), member.GetterFor(instance.GetType()).Get(instance).ToObject(), depth);
        if (dict.Count > 0)
            return Value.Dict(dict);
        foreach (PropertyInfo property in instance.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetMethod is not { IsPublic: true } || property.GetIndexParameters().Length > 0 || IsIgnored(property))
                continue;
            string name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            Put(dict, name, property.GetValue(instance), depth);
        }

        return Value.Dict(dict);
    }

    private static void Put(PyDict dict, string name, object? item, int depth)
    {
        if (item is not null)
            dict[name] = Of(item, depth + 1);
        else if (name == "content")
            dict[name] = Value.None;
    }

    private static bool IsIgnored(PropertyInfo property) => property.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Always };
}
