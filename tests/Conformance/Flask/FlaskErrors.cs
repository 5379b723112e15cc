using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Flask.Net;
using Werkzeug.Net;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Testing;

namespace Conformance.Flask;

/// <summary>Errors of Flask.Net and Werkzeug.Net under the names of the originals, and back.</summary>
internal static class FlaskErrors
{
    private static readonly Dictionary<string, int> Codes = Abort.DefaultExceptions.ToDictionary(pair => NameOf(pair.Value(null)), pair => pair.Key);

    /// <summary>The original's name of an error's class.</summary>
    public static string NameOf(Exception error) => error switch
    {
        PythonException python => python.Name,
        BadRequestKeyException => "BadRequestKeyError",
        HttpNotImplementedException => "NotImplemented",
        RequestUriTooLargeException => "RequestURITooLarge",
        HttpVersionNotSupportedException => "HTTPVersionNotSupported",
        BuildException => "BuildError",
        SecurityException or BadHostException => "SecurityError",
        ClientRedirectException => "ClientRedirectError",
        InvalidViewResultException => "TypeError",
        FormDataRoutingRedirectException => "FormDataRoutingRedirect",
        HttpException when error.GetType() == typeof(HttpException) => "HTTPException",
        HttpException => error.GetType().Name.Replace("Exception", "", StringComparison.Ordinal),
        KeyNotFoundException => "LookupError",
        InvalidOperationException when IsAssertion(error.Message) => "AssertionError",
        InvalidOperationException => "RuntimeError",
        ArgumentNullException => "TypeError",
        ArgumentException when error.Message.EndsWith("is not JSON serializable", StringComparison.Ordinal) => "TypeError",
        ArgumentException or FormatException => "ValueError",
        _ => error.GetType().Name,
    };

    // What the original asserts while an application is set up.
    private static bool IsAssertion(string message) =>
        message.StartsWith("View function mapping is overwriting", StringComparison.Ordinal) || message.StartsWith("The setup method '", StringComparison.Ordinal);

    /// <summary>An error as an outcome.</summary>
    public static JsonObject Outcome(Exception error)
    {
        JsonObject outcome = new() { ["error"] = NameOf(error), ["message"] = error is HttpException http ? http.Description ?? "" : error.Message };
        if (error is HttpException { Code: var code })
            outcome["code"] = code;
        if (error is MethodNotAllowedException refused)
            outcome["valid_methods"] = new JsonArray([.. (refused.ValidMethods ?? []).Order(StringComparer.Ordinal).Select(method => (JsonNode?)JsonValue.Create(method))]);
        return outcome;
    }

    /// <summary>The error that a <c>raise</c> step names, with its arguments.</summary>
    public static Exception Raised(JsonArray step)
    {
        string name = (string)step[0]!;
        string? text = step.Count > 1 ? Convert.ToString(WebValues.Decode(step[1]), CultureInfo.InvariantCulture) : null;
        return (Exception?)PythonException.Create(name, text ?? "") ?? (name == "HTTPException" ? new HttpException(text) : Abort.With(Codes[name], text));
    }

    /// <summary>The type that an error handler names.</summary>
    public static Type TypeOf(string name) =>
        PythonException.TypeOf(name) ?? (name == "HTTPException" ? typeof(HttpException) : Abort.With(Codes[name]).GetType());

    /// <summary>The error that <c>abort</c> makes of a code and its arguments.</summary>
    public static HttpException Aborted(JsonNode spec)
    {
        int code = (int)spec["code"]!;
        JsonObject named = spec["kwargs"]?.AsObject() ?? [];
        JsonNode? first = (spec["args"] as JsonArray)?.FirstOrDefault();
        string? text = (string?)named["description"] ?? (code is 405 or 416 ? null : (string?)first);
        return code switch
        {
            405 when (named["valid_methods"] ?? first) is JsonArray methods => new MethodNotAllowedException([.. methods.Select(method => (string)method!)], text),
            416 when (named["length"] ?? first) is { } length => new RequestedRangeNotSatisfiableException((long)length, description: text),
            429 when named["retry_after"] is { } seconds => new TooManyRequestsException(text, retryAfter: RetryAfter.FromSeconds((int)seconds)),
            503 when named["retry_after"] is { } seconds => new ServiceUnavailableException(text, retryAfter: RetryAfter.FromSeconds((int)seconds)),
            _ => Abort.With(code, text),
        };
    }
}
