using System.Text.Json.Nodes;
using Jinja.Net;

namespace Conformance.Jinja;

/// <summary>The catalogue that a vector brings along: what it does not have stays as it is.</summary>
internal sealed class RecordedTranslations : ITranslations
{
    private readonly Dictionary<string, string> _messages = [];
    private readonly Dictionary<(string Context, string Message), string> _contexts = [];

    public RecordedTranslations(JsonObject described)
    {
        foreach ((string message, JsonNode? translation) in described["messages"] as JsonObject ?? [])
            _messages[message] = (string)translation!;
        foreach (JsonNode? entry in described["contexts"] as JsonArray ?? [])
            _contexts[((string)entry![0]!, (string)entry[1]!)] = (string)entry[2]!;
    }

    public string Gettext(string message) => _messages.GetValueOrDefault(message, message);

    public string NGettext(string singular, string plural, long number) => Gettext(number == 1 ? singular : plural);

    public string PGettext(string context, string message) => _contexts.GetValueOrDefault((context, message), Gettext(message));

    public string NPGettext(string context, string singular, string plural, long number) => PGettext(context, number == 1 ? singular : plural);
}
