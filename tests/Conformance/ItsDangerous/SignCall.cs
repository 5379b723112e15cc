using System.Text;
using System.Text.Json.Nodes;
using Conformance.Vectors;

namespace Conformance.ItsDangerous;

/// <summary>The call that a vector describes: its operation, its arguments, and the clock.</summary>
internal sealed class SignCall(Vector vector)
{
    private readonly JsonArray _arguments = vector["args"]?.AsArray() ?? [];
    private readonly JsonObject _named = vector["kwargs"]?.AsObject() ?? [];

    /// <summary>The operation.</summary>
    public string Op => vector.Text("op")!;

    /// <summary>What a signer is made of.</summary>
    public JsonObject Signer => vector["signer"]!.AsObject();

    /// <summary>What a serializer is made of.</summary>
    public JsonObject Serializer => vector["serializer"]!.AsObject();

    /// <summary>How many arguments stand by their place.</summary>
    public int Count => _arguments.Count;

    /// <summary>The clock, standing still.</summary>
    public TimeProvider Clock => new StoppedClock((double?)vector["now"] ?? 0);

    /// <summary>An argument by its place.</summary>
    public object? Argument(int index) => PlainValues.Decode(_arguments[index]);

    /// <summary>An argument by its place, as bytes; text as UTF-8.</summary>
    public byte[] Bytes(int index) => Argument(index) is string text ? Encoding.UTF8.GetBytes(text) : (byte[])Argument(index)!;

    /// <summary>An argument by its name; null where it is left out.</summary>
    public object? Named(string name) => PlainValues.Decode(_named[name]);

    /// <summary>Whether the time of signing is asked for.</summary>
    public bool WantsTime => (Named("return_timestamp") ?? (Count > 2 ? Argument(2) : null)) is true;

    /// <summary>The maximum age, in seconds.</summary>
    public TimeSpan? MaxAge(int index = 1) => (Named("max_age") ?? (Count > index && Argument(index) is long or double ? Argument(index) : null)) switch
    {
        long seconds => TimeSpan.FromSeconds(seconds),
        double seconds => TimeSpan.FromSeconds(seconds),
        _ => null,
    };

    private sealed class StoppedClock(double now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks((long)(now * TimeSpan.TicksPerSecond));
    }
}
