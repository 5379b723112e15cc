using System.Text;
using System.Text.Json.Nodes;
using Conformance.Replay;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>Bodies of forms: multipart as browsers and others write it, cut and spoilt, read in pieces of any size; urlencoded ones.</summary>
internal sealed class FormCases(int seed) : CaseSource(seed)
{
    private static readonly string[] Boundaries = ["B", "BOUND", "----WebKitFormBoundary7MA4YWxk", "a b", "x'y", "=_1", "--", "0"];

    public override JsonObject Next() => Chance(0.25) ? UrlEncoded() : Multipart();

    public override string? Explain(JsonObject input, JsonObject expected, JsonObject actual, Version version)
    {
        if (input.ContainsKey("pieces") && input["limits"]?["max_form_memory_size"] is not null)
            return "the limit counts what is held, which is less where a body comes in pieces";
        if (input.ContainsKey("input_terminated") && input["limits"]?["max_content_length"] is not null)
            return "a body of exactly the greatest length is accepted if its length is known, a longer one never cut: a difference of ours (README)";
        if (new[] { "form", "files" }.Any(list => expected["value"]?[list]?.AsArray().Any(static pair => pair![0] is null) ?? false))
            return "a part without a name is found under the empty one: a difference of ours (README)";
        return version < new Version(3, 0) ? "headers of parts, limits and odd bytes are read otherwise before 3.0" : null;
    }

    // The original reads the body at once; we in pieces of any size, which must not make a difference.
    public override JsonObject Question(JsonObject input)
    {
        JsonObject question = input.DeepClone().AsObject();
        question.Remove("pieces");
        return question;
    }

    public override IVectorKind Replay(string kind) => new PiecesKind(base.Replay(kind));

    private JsonObject UrlEncoded()
    {
        StringBuilder body = new();
        for (int pairs = Random.Next(6); pairs > 0; pairs--)
            body.Append(Pick("a", "b", "%C3%A9", "é", "x+y", "", "%FF", "%")).Append(Pick("=", "=", "=", "")).Append(Pick("1", "two+words", "%20%26", "é", "%E2%98%83", "%ff%fe", "100%", "=", "")).Append(Pick("&", "&", "&&", ";"));
        byte[] data = Encoding.UTF8.GetBytes(body.ToString());
        JsonObject input = new() { ["body"] = Bytes(data), ["content_type"] = Pick("application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-8", "APPLICATION/x-www-form-urlencoded", "text/plain", "") };
        if (Chance(0.2))
            input["limits"] = new JsonObject { ["max_form_memory_size"] = Random.Next(60) };
        if (Chance(0.1))
            input["limits"] = new JsonObject { ["max_content_length"] = Random.Next(60) };
        if (Chance(0.1))
            input["content_length"] = null;
        if (Chance(0.2))
            input["input_terminated"] = true;
        return input;
    }

    private JsonObject Multipart()
    {
        string boundary = Boundaries[Random.Next(Boundaries.Length)];
        byte[] body = Encoding.Latin1.GetBytes(Spoil(Write(boundary), boundary));
        string type = boundary.AsSpan().ContainsAny(" '=") || Chance(0.3) ? $"multipart/form-data; boundary=\"{boundary}\"" : $"multipart/form-data; boundary={boundary}";
        JsonObject input = new() { ["body"] = Bytes(body), ["content_type"] = Chance(0.03) ? "multipart/form-data" : type };
        if (Chance(0.5))
            input["pieces"] = Pick(1, 2, 3, 5, 7, 16, 64, 100, 128, 512, 1024);
        JsonObject limits = [];
        if (Chance(0.15))
            limits["max_form_parts"] = Random.Next(5);
        if (Chance(0.15))
            limits["max_form_memory_size"] = Random.Next(40);
        if (Chance(0.1))
            limits["max_content_length"] = Random.Next(900);
        if (limits.Count > 0)
            input["limits"] = limits;
        return input;
    }

    private string Write(string boundary)
    {
        string line = Chance(0.85) ? "\r\n" : Pick("\n", "\r");
        StringBuilder body = new(Chance(0.1) ? $"preamble{line}" : "");
        for (int parts = Random.Next(5); parts > 0; parts--)
        {
            body.Append("--").Append(boundary).Append(Chance(0.05) ? " \t" : "").Append(line);
            foreach (string header in PartHeaders())
                body.Append(header).Append(line);
            body.Append(line).Append(Content(boundary, line)).Append(line);
        }

        return body.Append("--").Append(boundary).Append("--").Append(Pick(line, "", line + "epilogue")).ToString();
    }

    private IEnumerable<string> PartHeaders()
    {
        string name = Pick("name=\"a\"", "name=b", "name=\"a b\"", "name=\"\"", "name*=UTF-8''%C3%A9", "NAME=\"c\"", "name=\"q\\\"r\"", "name=\"Ã©\"");
        string file = Chance(0.4) ? Pick("; filename=\"x.bin\"", "; filename=y", "; filename=\"C:\\\\dir\\\\f.txt\"", "; filename*=UTF-8''%E2%98%83.txt", "; filename=\"\"", "; filename=\"%22q%22.txt\"", "; filename=\"Ã©.txt\"") : "";
        yield return $"{Pick("Content-Disposition", "content-disposition", "CONTENT-DISPOSITION")}: form-data; {name}{file}";
        if (Chance(0.3))
            yield return Pick("Content-Type: text/plain", "Content-Type: text/plain; charset=iso-8859-1", "Content-Type: text/plain; charset=us-ascii", "Content-Type: application/octet-stream", "Content-Type: text/plain; charset=utf-16");
        if (Chance(0.1))
            yield return Pick("X-Folded: a\r\n b", "Content-Length: 3", "X:", "X-Empty: ", "Content-Transfer-Encoding: base64");
    }

    private string Content(string boundary, string line)
    {
        StringBuilder content = new();
        for (int pieces = Random.Next(5); pieces > 0; pieces--)
            content.Append(Pick("text", "\r", "\n", "\r\n", "--", $"--{boundary}", $"{line}--{boundary[..^1]}", $"{line}--{boundary}x", "\0\u00ff", "Ã©", "-", new string('x', Random.Next(200))));
        return content.ToString();
    }

    private string Spoil(string body, string boundary)
    {
        if (Chance(0.75) || body.Length < 2)
            return body;
        int at = Random.Next(body.Length);
        return Random.Next(6) switch
        {
            0 => body[..at],
            1 => body.Insert(at, Pick("\r\n", "\n", "--", $"\r\n--{boundary}\r\n", ":", "\r\n\r\n")),
            2 => body.Remove(at, Math.Min(1 + Random.Next(5), body.Length - at)),
            3 => body[at..],
            4 => body.Replace("Content-Disposition", "X-Other", StringComparison.Ordinal),
            _ => body.Replace("form-data", Pick("attachment", "Form-Data", "form-data "), StringComparison.Ordinal),
        };
    }
}
