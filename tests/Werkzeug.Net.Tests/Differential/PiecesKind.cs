using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Conformance.Werkzeug;
using Werkzeug.Net.Forms;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>A form that comes in pieces of a given size, as it would from a slow client; other forms as the vectors have them.</summary>
internal sealed class PiecesKind(IVectorKind whole) : IVectorKind
{
    public JsonObject Replay(Vector vector)
    {
        if (vector["pieces"] is not JsonNode pieces)
            return whole.Replay(vector);
        byte[] body = Convert.FromBase64String((string)vector["body"]!["$bytes"]!);
        JsonObject limits = vector["limits"]?.AsObject() ?? [];
        FormLimits accepted = new()
        {
            MaxContentLength = (long?)limits["max_content_length"], MaxFormMemorySize = (long?)limits["max_form_memory_size"], MaxFormParts = (int?)limits["max_form_parts"],
        };
        WsgiEnviron environ = new()
        {
            ["wsgi.input"] = new SlowStream(body, (int)pieces), ["CONTENT_TYPE"] = vector.Text("content_type"), ["CONTENT_LENGTH"] = $"{body.Length}", ["REQUEST_METHOD"] = "POST",
        };
        try
        {
            FormData data = new FormDataParser(accepted, silent: false).ParseFromEnviron(environ);
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
}

/// <summary>Gives a few bytes at a time.</summary>
internal sealed class SlowStream(byte[] data, int most) : MemoryStream(data)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);
}
