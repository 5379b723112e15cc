using System.Text.Json;
using System.Text.Json.Nodes;
using Werkzeug.Net.Forms;

namespace Werkzeug.Net;

public partial class Response
{
    /// <summary>The JSON of the body; null where the body does not say that it is JSON.</summary>
    /// <exception cref="FormatException">The body is no JSON.</exception>
    /// <remarks>Mirrors <c>Response.json</c>.</remarks>
    public JsonNode? Json => GetJson();

    /// <summary>Reads the body as JSON.</summary>
    /// <param name="force">Whether the body's media type does not matter.</param>
    /// <param name="silent">Whether what is no JSON reads as null instead of being an error.</param>
    /// <exception cref="FormatException">The body is no JSON.</exception>
    /// <remarks>Mirrors <c>Response.get_json</c>.</remarks>
    public JsonNode? GetJson(bool force = false, bool silent = false)
    {
        if (!force && !IsJson)
            return null;
        try
        {
            return JsonBody.Parse(GetData());
        }
        catch (FormatException) when (silent)
        {
            return null;
        }
    }

    /// <summary>Reads the body as JSON into a type.</summary>
    /// <param name="force">Whether the body's media type does not matter.</param>
    /// <exception cref="FormatException">The body is no JSON.</exception>
    /// <exception cref="JsonException">The JSON is none of this type.</exception>
    public T? GetJson<T>(bool force = false) => GetJson(force).Deserialize<T>(JsonBody.Options);
}
