using System.Text.Json.Nodes;
using Conformance.ItsDangerous;
using Conformance.Replay;
using Conformance.Vectors;
using Conformance.Werkzeug;
using Flask.Net;
using Flask.Net.Json;
using Flask.Net.Sessions;
using ItsDangerous.Net;

namespace Conformance.Flask;

/// <summary><c>flask/session</c>: the tags of a session, its cookie, and when it is opened and saved.</summary>
internal sealed class SessionKind : IVectorKind
{
    /// <inheritdoc/>
    public JsonObject Replay(Vector vector)
    {
        FlaskApp app = MakeApp(vector);
        using FlaskContext? context = (bool?)vector["app_context"] == false ? null : app.AppContext();
        SecureCookieSessionInterface sessions = new();
        try
        {
            return vector.Text("op") switch
            {
                "tag" => Outcome.Value(sessions.Serializer.Dumps(WebValues.Decode(vector["value"]))),
                "untag" => Outcome.Value(WebValues.Encode(sessions.Serializer.Loads(vector.Text("text")!))),
                "dumps" => Dumps(vector, sessions.GetSigningSerializer(app)),
                "loads" => Loads(vector, sessions.GetSigningSerializer(app)),
                "open" => Outcome.Value(Open(vector, app, sessions)),
                "save" => Outcome.Value(Save(vector, app, sessions)),
                string other => throw new NotSupportedException(other),
                null => throw new InvalidDataException("A vector without an operation."),
            };
        }
        catch (Exception error) when (JsonErrors.NameOf(error) is { } name)
        {
            return Failure(name, error);
        }
    }

    private static FlaskApp MakeApp(Vector vector)
    {
        FlaskApp app = new("vectors", staticFolder: null, templateFolder: null, rootPath: Path.GetTempPath())
        {
            Clock = new StandingClock((double?)vector["now"] ?? 0),
        };
        foreach ((string key, JsonNode? value) in vector["config"]?.AsObject() ?? [])
            app.Config[key] = WebValues.Decode(value);
        return app;
    }

    private static JsonObject Dumps(Vector vector, UrlSafeTimedSerializer? serializer)
    {
        if (serializer is null)
            return Outcome.Value(null);
        string cookie = serializer.Serialize(WebValues.Decode(vector["session"]));
        return new JsonObject
        {
            ["value"] = cookie,
            ["compressed"] = cookie.StartsWith('.'),
            ["decoded"] = WebValues.Encode(serializer.Deserialize<object?>(cookie)),
        };
    }

    private static JsonObject Loads(Vector vector, UrlSafeTimedSerializer? serializer)
    {
        if (serializer is null)
            return Outcome.Value(null);
        TimeSpan? maxAge = (double?)vector["max_age"] is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return Outcome.Value(WebValues.Encode(serializer.Deserialize<object?>(vector.Text("cookie")!, maxAge)));
    }

    private static JsonObject? Open(Vector vector, FlaskApp app, SecureCookieSessionInterface sessions)
    {
        JsonObject environ = new() { ["HTTP_COOKIE"] = vector.Text("cookie_header") };
        ISession? session = sessions.OpenSession(app, new FlaskRequest(WerkzeugValues.ReadEnviron(environ)));
        if (session is null)
            return null;
        return new JsonObject
        {
            ["permanent"] = session.Permanent,
            ["modified"] = session.Modified,
            ["new"] = session.IsNew,
            ["session"] = WebValues.Encode(session),
        };
    }

    private static JsonObject Save(Vector vector, FlaskApp app, SecureCookieSessionInterface sessions)
    {
        SecureCookieSession session = new((IEnumerable<KeyValuePair<string, object?>>?)WebValues.Decode(vector["initial"]));
        foreach ((string change, JsonNode? argument) in vector["change"]?.AsObject() ?? [])
            Change(session, change, argument);
        session.Accessed = (bool?)vector["accessed"] ?? false;
        FlaskResponse response = new("x");
        sessions.SaveSession(app, session, response);
        return new JsonObject
        {
            ["headers"] = new JsonArray([.. response.Headers
                .Where(static header => header.Key is "Set-Cookie" or "Vary")
                .Select(static header => (JsonNode?)new JsonArray(header.Key, header.Value))]),
        };
    }

    private static void Change(SecureCookieSession session, string change, JsonNode? argument)
    {
        switch (change)
        {
            case "set": session.Update((IEnumerable<KeyValuePair<string, object?>>)WebValues.Decode(argument)!); break;
            case "clear": session.Clear(); break;
            case "permanent": session.Permanent = (bool)argument!; break;
            case "pop":
                foreach (JsonNode? key in argument!.AsArray())
                    session.Pop((string)key!);
                break;
            default: throw new NotSupportedException(change);
        }
    }

    private static JsonObject Failure(string name, Exception error)
    {
        JsonObject outcome = Outcome.Error(name, error.Message);
        if (error is BadSignatureException signature)
            outcome["payload"] = PlainValues.Encode((object?)signature.Payload);
        if (error is BadTimeSignatureException time)
            outcome["date_signed"] = PlainValues.Encode((object?)time.DateSigned);
        return outcome;
    }
}
