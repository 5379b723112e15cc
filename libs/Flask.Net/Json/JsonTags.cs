using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using MarkupSafe.Net;
using MarkupSafe.Net.Formatting;
using Werkzeug.Net.Text;

namespace Flask.Net.Json;

/// <summary>
/// Writes one type that JSON does not know as a dictionary with one key, and reads it back. Derive from it to keep a type of your
/// own in sessions.
/// </summary>
/// <remarks>Mirrors <c>flask.json.tag.JSONTag</c>.</remarks>
public abstract class JsonTag
{
    /// <summary>
    /// The key of the dictionary, by custom a space and one letter; the empty string for a type that is only passed on, with its
    /// items tagged.
    /// </summary>
    public abstract string Key { get; }

    /// <summary>Whether this tag is the one for a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="serializer">The serializer that asks.</param>
    public abstract bool Check(object? value, TaggedJsonSerializer serializer);

    /// <summary>Turns a value into one that JSON knows.</summary>
    /// <param name="value">The value.</param>
    /// <param name="serializer">Tags what the value holds.</param>
    public abstract object? ToJson(object? value, TaggedJsonSerializer serializer);

    /// <summary>Turns what JSON knew back into the value.</summary>
    /// <param name="value">What stood behind the key; what it holds is no longer tagged.</param>
    /// <exception cref="FormatException">It is not what <see cref="ToJson"/> makes.</exception>
    public abstract object? ToValue(object? value);
}

/// <summary>The tags that every serializer knows, in the order in which they are asked.</summary>
internal static class JsonTags
{
    /// <summary>Makes them.</summary>
    public static IReadOnlyList<JsonTag> All { get; } =
    [
        new SingleKeyTag(), new DictionaryPass(), new TupleTag(), new ListPass(), new BytesTag(), new MarkupTag(), new GuidTag(), new DateTimeTag(),
    ];

    /// <summary>What a tagged dictionary without its key says.</summary>
    internal const string NoKey = "A tagged dictionary has no key.";

    /// <summary>What tagged bytes say that are not base64.</summary>
    internal const string NotBase64 = "A tagged byte string is not base64.";

    // What counts as false in Python, of what JSON and the tags can bring.
    private static bool IsEmpty(object? value) =>
        value is null or false or 0L or 0.0 or "" or ICollection { Count: 0 } or IReadOnlyCollection<object?> { Count: 0 } or Markup { Length: 0 };

    private static InvalidCastException CannotRead(string what, object? value) =>
        new($"A tagged {what} cannot be made of {value?.GetType().Name ?? "null"}.");

    private static MissingMethodException HasNo(string method, object value) => new(value.GetType().Name, method);

    /// <summary>A dictionary whose only key looks like a tag: the key is marked, so that it is not taken for one.</summary>
    private sealed class SingleKeyTag : JsonTag
    {
        public override string Key => " di";

        public override bool Check(object? value, TaggedJsonSerializer serializer) =>
            value is IDictionary<string, object?> { Count: 1 } dictionary && serializer.IsTag(dictionary.Keys.First());

        public override object? ToJson(object? value, TaggedJsonSerializer serializer)
        {
            (string key, object? content) = ((IDictionary<string, object?>)value!).First(); // Check saw a dictionary
            return new OrderedDictionary<string, object?> { [key + "__"] = serializer.Tag(content) };
        }

        public override object? ToValue(object? value)
        {
            if (value is IEnumerable && IsEmpty(value))
                throw new InvalidOperationException(NoKey);
            if (value is not IDictionary<string, object?> dictionary)
                throw CannotRead("dictionary", value);
            (string key, object? content) = dictionary.First();
            return new OrderedDictionary<string, object?> { [key[..Math.Max(0, key.Length - 2)]] = content };
        }
    }

    private sealed class DictionaryPass : JsonTag
    {
        public override string Key => "";

        public override bool Check(object? value, TaggedJsonSerializer serializer) =>
            value is IDictionary<string, object?> or IDictionary or IReadOnlyCollection<DictionaryEntry>;

        public override object? ToJson(object? value, TaggedJsonSerializer serializer) => value switch
        {
            IDictionary<string, object?> dictionary =>
                new OrderedDictionary<string, object?>(dictionary.Select(pair => KeyValuePair.Create(pair.Key, serializer.Tag(pair.Value)))),
            IEnumerable entries => Entries(entries, serializer),
            _ => value,
        };

        public override object? ToValue(object? value) => value;

        // Keys that are no text stay what they are: the JSON writer knows which of them it can write.
        private static List<DictionaryEntry> Entries(IEnumerable dictionary, TaggedJsonSerializer serializer)
        {
            List<DictionaryEntry> entries = [];
            foreach (DictionaryEntry entry in dictionary)
                entries.Add(new DictionaryEntry(entry.Key, serializer.Tag(entry.Value)));
            return entries;
        }
    }

    private sealed class TupleTag : JsonTag
    {
        public override string Key => " t";

        public override bool Check(object? value, TaggedJsonSerializer serializer) => value is ITuple;

        public override object? ToJson(object? value, TaggedJsonSerializer serializer)
        {
            ITuple tuple = (ITuple)value!; // Check saw a tuple
            return Enumerable.Range(0, tuple.Length).Select(index => serializer.Tag(tuple[index])).ToList();
        }

        public override object? ToValue(object? value) => value switch
        {
            string text => new JsonTuple(text.EnumerateRunes().Select(static rune => rune.ToString())),
            IDictionary<string, object?> dictionary => new JsonTuple(dictionary.Keys),
            IEnumerable<object?> items => new JsonTuple(items),
            byte[] bytes => new JsonTuple(bytes.Select(static next => (object?)(long)next)),
            Markup markup => ToValue(markup.ToString()),
            _ => throw CannotRead("tuple", value),
        };
    }

    private sealed class ListPass : JsonTag
    {
        public override string Key => "";

        public override bool Check(object? value, TaggedJsonSerializer serializer) => value is IList and not byte[];

        public override object? ToJson(object? value, TaggedJsonSerializer serializer) =>
            ((IList)value!).Cast<object?>().Select(serializer.Tag).ToList(); // Check saw a list

        public override object? ToValue(object? value) => value;
    }

    private sealed class BytesTag : JsonTag
    {
        public override string Key => " b";

        public override bool Check(object? value, TaggedJsonSerializer serializer) => value is byte[];

        public override object? ToJson(object? value, TaggedJsonSerializer serializer) => Convert.ToBase64String((byte[])value!); // Check saw bytes

        public override object? ToValue(object? value) => value switch
        {
            string text when !Ascii.IsValid(text) => throw new FormatException("string argument should contain only ASCII characters"),
            string text => LenientBase64.TryDecode(text, out byte[] bytes) ? bytes : throw new FormatException(NotBase64),
            _ => throw CannotRead("byte string", value),
        };
    }

    private sealed class MarkupTag : JsonTag
    {
        public override string Key => " m";

        public override bool Check(object? value, TaggedJsonSerializer serializer) => value is IHasHtml;

        public override object? ToJson(object? value, TaggedJsonSerializer serializer) => ((IHasHtml)value!).ToHtml().ToString(); // Check saw HTML

        public override object? ToValue(object? value) => new Markup(PlainText.Of(value));
    }

    private sealed class GuidTag : JsonTag
    {
        public override string Key => " u";

        public override bool Check(object? value, TaggedJsonSerializer serializer) => value is Guid;

        public override object? ToJson(object? value, TaggedJsonSerializer serializer) => ((Guid)value!).ToString("N"); // Check saw a Guid

        public override object? ToValue(object? value) => value switch
        {
            string text => Parse(text),
            null => throw CannotRead("UUID", value),
            _ => throw HasNo("Replace", value),
        };

        // As lenient as the original: with or without hyphens, braces and the prefix of a URN.
        private static Guid Parse(string text)
        {
            string digits = text.Replace("urn:", "", StringComparison.Ordinal).Replace("uuid:", "", StringComparison.Ordinal)
                .Trim('{', '}').Replace("-", "", StringComparison.Ordinal);
            return Guid.TryParseExact(digits, "N", out Guid id) ? id : throw new FormatException("badly formed hexadecimal UUID string");
        }
    }

    private sealed class DateTimeTag : JsonTag
    {
        public override string Key => " d";

        public override bool Check(object? value, TaggedJsonSerializer serializer) => value is DateTime or DateTimeOffset;

        public override object? ToJson(object? value, TaggedJsonSerializer serializer) => HttpDate.Format(value is DateTime moment ? Moments.Of(moment) : (DateTimeOffset)value!); // Check saw one or the other

        // Whatever is empty, zero or false is no date; neither are bytes.
        public override object? ToValue(object? value) => value switch
        {
            string text => HttpDate.Parse(text),
            byte[] => null,
            _ when IsEmpty(value) => null,
            _ => throw HasNo("Split", value!), // null is empty
        };
    }
}
