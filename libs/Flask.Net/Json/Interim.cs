using System.Globalization;

namespace Flask.Net.Json;

/// <summary>Stands in until Werkzeug.Net's own readers are merged; to be deleted then.</summary>
internal static class Interim
{
    public static DateTimeOffset? ParseDate(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date : null;

    public static bool TryDecode(string text, out byte[] bytes)
    {
        try
        {
            bytes = ItsDangerous.Net.UrlSafeBase64.Decode(text);
            return true;
        }
        catch (ItsDangerous.Net.BadDataException)
        {
            bytes = [];
            return false;
        }
    }
}
