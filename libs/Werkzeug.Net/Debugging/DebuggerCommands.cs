using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Debugging;

/// <summary>Answers what the debugger's own pages ask for: their script, the PIN, and the console's inputs.</summary>
internal sealed class DebuggerCommands(DebuggerPin pin, DebugConsoles consoles, DebugTrust trust, DebuggerOptions options)
{
    private const int LongestInput = 100_000;
    private static readonly TimeSpan AfterMistake = TimeSpan.FromMilliseconds(500);

    /// <summary>The answer to a command; null if the request is none.</summary>
    public async ValueTask<Response?> AnswerAsync(Request request)
    {
        if (!request.Environ.QueryString.Contains("__debugger__", StringComparison.Ordinal) || request.Args.Get("__debugger__") != "yes")
            return null;
        if (!trust.IsHostTrusted(request.Environ))
            return Refused("The debugger is not available on this host.");
        string? command = request.Args.Get("cmd");
        if (command == "resource")
            return Resource(request.Args.Get("f"));
        if (!trust.IsFromOurPage(request.Environ) || request.Method != "POST" || !KnowsSecret(request))
            return Refused("The debugger answers only its own pages.");
        return command switch
        {
            "pinauth" => await EnterPinAsync(request).ConfigureAwait(false),
            "printpin" => PrintPin(),
            "eval" => await EvaluateAsync(request).ConfigureAwait(false),
            _ => Refused($"The debugger knows no command '{command}'."),
        };
    }

    private bool KnowsSecret(Request request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Args.Get("s") ?? ""), Encoding.UTF8.GetBytes(consoles.Secret));

    private static Response Resource(string? name)
    {
        if (name is not "debugger.js")
            return new Response("Not Found", 404);
        Response response = new(Asset("debugger.js"), mimeType: "text/javascript");
        response.Headers["Cache-Control"] = "no-store";
        return response;
    }

    /// <summary>The text of a file that the library carries.</summary>
    public static string Asset(string name)
    {
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Werkzeug.Net.Debugging." + name)
            ?? throw new InvalidOperationException($"The library lacks its file '{name}'.");
        using StreamReader reader = new(file);
        return reader.ReadToEnd();
    }

    private async ValueTask<Response> EnterPinAsync(Request request)
    {
        bool entered = pin.Admits(request) && !pin.IsLocked;
        if (!entered)
        {
            entered = pin.TryEnter(await ReadAsync(request).ConfigureAwait(false));
            if (!entered)
                await Task.Delay(AfterMistake, options.Time, request.Aborted).ConfigureAwait(false);
        }

        Response response = Json(new JsonObject { ["auth"] = entered, ["exhausted"] = pin.IsLocked });
        if (entered)
            pin.Remember(response, request.Environ.Scheme == "https");
        return response;
    }

    private Response PrintPin()
    {
        if (pin.Text is not null)
            options.Terminal.WriteLine($" * To enable the debugger you need to enter the security pin:\n * Debugger pin code: {pin.Text}");
        return new Response("", 204);
    }

    private async ValueTask<Response> EvaluateAsync(Request request)
    {
        if (!pin.Admits(request))
            return Refused("The debugger's PIN was not entered.");
        if (consoles.Find(request.Args.Get("console")) is not { } console)
            return Json(new JsonObject { ["text"] = "This console has gone: too many errors came after it. Load the page again.", ["outcome"] = "Failed" });
        CodeResult result = await console.EvaluateAsync(await ReadAsync(request).ConfigureAwait(false), request.Aborted).ConfigureAwait(false);
        return Json(new JsonObject { ["text"] = result.Text, ["outcome"] = result.Outcome.ToString() });
    }

    private static async ValueTask<string> ReadAsync(Request request)
    {
        request.MaxContentLength = LongestInput;
        return Encoding.UTF8.GetString(await request.GetDataAsync(cancel: request.Aborted).ConfigureAwait(false));
    }

    private static Response Json(JsonObject answer)
    {
        Response response = new(answer.ToJsonString(), mimeType: "application/json");
        response.Headers["Cache-Control"] = "no-store";
        return response;
    }

    private static Response Refused(string why) => new(why + "\n", 403);
}
