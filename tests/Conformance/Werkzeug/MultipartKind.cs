using System.Text;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Werkzeug.Net.Forms;
using Werkzeug.Net.Http;
using Werkzeug.Net.Wsgi;

namespace Conformance.Werkzeug;

/// <summary>A form body, parsed.</summary>
internal sealed class MultipartKind : IVectorKind
{
    public JsonObject Replay(Vector vector)
    {
        byte[] body = ReadBody(vector);
        long? length = vector.Has("content_length") ? (long?)vector["content_length"] : body.Length;
        try
        {
            FormData data = Parse(vector, body, length);
            return Outcome.Value(new JsonObject
            {
                ["form"] = FormValues.Pairs(data.Form, text => (JsonNode?)text),
                ["files"] = FormValues.Pairs(data.Files, FormValues.File),
            });
        }
        catch (Exception error)
        {
            return WerkzeugErrors.Of(error);
        }
    }

    private static FormData Parse(Vector vector, byte[] body, long? length)
    {
        using MemoryStream input = new(body);
        string type = vector.Text("content_type")!;
        if ((int?)vector["buffer_size"] is int size)
        {
            byte[] boundary = Encoding.ASCII.GetBytes(OptionsHeader.Parse(type).Options["boundary"]);
            return new MultipartFormReader(ReadLimits(vector), bufferSize: size, holdWholeDelimiter: false).Read(input, boundary, length);
        }

        WsgiEnviron environ = new() { ["wsgi.input"] = input, ["CONTENT_TYPE"] = type, ["REQUEST_METHOD"] = "POST" };
        if (length is not null)
            environ["CONTENT_LENGTH"] = $"{length}";
        if ((bool?)vector["input_terminated"] ?? false)
            environ["wsgi.input_terminated"] = true;
        return new FormDataParser(ReadLimits(vector), silent: false).ParseFromEnviron(environ);
    }

    private static byte[] ReadBody(Vector vector)
    {
        byte[] body = WerkzeugValues.ReadBytes(vector["body"]);
        if (vector["repeat"] is not JsonObject repeat)
            return body;
        string text = string.Concat(Enumerable.Repeat((string)repeat["text"]!, (int)repeat["times"]!));
        return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(body).Replace("@@@", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text))));
    }

    private static FormLimits ReadLimits(Vector vector)
    {
        JsonObject limits = vector["limits"]?.AsObject() ?? [];
        return new FormLimits
        {
            MaxContentLength = (long?)limits["max_content_length"],
            MaxFormMemorySize = (long?)limits["max_form_memory_size"],
            MaxFormParts = (int?)limits["max_form_parts"],
        };
    }
}
