using System.Text.Json;
using Click.Net.Errors;

namespace MailMerge;

/// <summary>Reads the rows of a table.</summary>
public static class Table
{
    /// <summary>The rows of a CSV or JSON file, as variables by name.</summary>
    public static IReadOnlyList<Dictionary<string, object?>> Read(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? OfJson(File.ReadAllText(path)) : OfCsv(File.ReadAllText(path));

    private static List<Dictionary<string, object?>> OfJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateArray().Select(static row => row.EnumerateObject().ToDictionary(static member => member.Name, static member => Plain(member.Value)))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ClickException($"The data must be a JSON list of objects: {error.Message}", error);
        }
    }

    // The rows outlive the document; texts are needed as texts.
    private static object? Plain(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : element.Clone();

    private static List<Dictionary<string, object?>> OfCsv(string text)
    {
        List<List<string>> lines = CsvReader.Read(text);
        if (lines.Count == 0)
            throw new ClickException("The data is empty: its first line must have the names of the columns.");
        string[] names = [.. lines[0].Select(NameOf)];
        List<Dictionary<string, object?>> rows = [];
        for (int i = 1; i < lines.Count; i++)
        {
            if (lines[i].Count != names.Length)
                throw new ClickException($"Row {i} has {lines[i].Count} fields, but there are {names.Length} columns.");
            Dictionary<string, object?> row = [];
            for (int column = 0; column < names.Length; column++)
                row[names[column]] = lines[i][column];
            rows.Add(row);
        }

        return rows;
    }

    /// <summary><c>First Name</c> is <c>first_name</c> in templates.</summary>
    private static string NameOf(string header) => string.Join('_', header.Trim().ToLowerInvariant().Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries));
}
