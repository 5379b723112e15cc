using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Werkzeug;
using Werkzeug.Net.Tests.Fuzzing;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>Makes cases of one kind, the way the vectors write them. The seed decides all.</summary>
internal abstract class CaseSource(int seed)
{
    /// <summary>Decides.</summary>
    protected Random Random { get; } = new(seed);

    /// <summary>The release of the original that is asked: what it is known to do otherwise need not be asked.</summary>
    public Version Asked { get; set; } = new(99, 0);

    /// <summary>The next case.</summary>
    public abstract JsonObject Next();

    /// <summary>Why a case may differ from this release of the original; null where it may not.</summary>
    /// <param name="input">The case.</param>
    /// <param name="expected">What the original makes of it.</param>
    /// <param name="actual">What we make of it.</param>
    /// <param name="version">The release.</param>
    public virtual string? Explain(JsonObject input, JsonObject expected, JsonObject actual, Version version) => null;

    /// <summary>Leaves out of an outcome, ours or the original's, what another release writes otherwise.</summary>
    public virtual void Simplify(JsonObject outcome, Version version)
    {
    }

    /// <summary>What replays the cases.</summary>
    public virtual IVectorKind Replay(string kind) => WerkzeugKinds.All.Single(pair => pair.Key == kind).Value;

    /// <summary>What the original is asked; the case itself, if nothing in it is for us alone.</summary>
    public virtual JsonObject Question(JsonObject input) => input;

    /// <summary>One of several.</summary>
    protected T Pick<T>(params ReadOnlySpan<T> items) => items[Random.Next(items.Length)];

    /// <summary>Whether something of this probability happens.</summary>
    protected bool Chance(double probability) => Random.NextDouble() < probability;

    /// <summary>Some of several, in a random order, perhaps with repetitions.</summary>
    protected string[] Some(int most, params string[] items) => [.. Enumerable.Range(0, Random.Next(most + 1)).Select(_ => items[Random.Next(items.Length)])];

    /// <summary>Texts as JSON.</summary>
    protected static JsonArray Array(params IEnumerable<string?> items) => new([.. items.Select(static item => (JsonNode?)item)]);

    /// <summary>Bytes as the vectors write them.</summary>
    protected static JsonObject Bytes(byte[] data) => new() { ["$bytes"] = Convert.ToBase64String(data) };

    /// <summary>A time as the vectors write it.</summary>
    protected static JsonObject Time(long unixSeconds) =>
        new() { ["$datetime"] = DateTimeOffset.FromUnixTimeSeconds(unixSeconds).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture) };

    /// <summary>Nearly right texts: half of them are the samples as they are.</summary>
    protected string Mutate(TextSource source, string[] samples) => Chance(0.4) ? samples[Random.Next(samples.Length)] : source.Next();

    /// <summary>The reason phrase became that of the standard; before 3.2 it was in capitals.</summary>
    protected static void CapitalizeStatus(JsonNode? shape)
    {
        if (shape is JsonObject map && map["status"] is JsonValue status)
            map["status"] = ((string)status!).ToUpperInvariant();
    }

    /// <summary>Header names whose value another release writes otherwise.</summary>
    protected static void RemoveHeader(JsonNode? shape, string name)
    {
        if (shape is JsonObject map && map["headers"] is JsonArray headers)
            headers.RemoveAll(header => (string)header![0]! == name);
    }
}
