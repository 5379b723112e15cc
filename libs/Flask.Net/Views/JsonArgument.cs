using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Werkzeug.Net;

namespace Flask.Net;

/// <summary>Reads a parameter from the JSON body of a request, and checks it by the attributes on its properties.</summary>
internal static class JsonArgument
{
    public static async ValueTask<object?> ReadAsync(FlaskContext context, ViewParameter asked)
    {
        FlaskRequest request = context.Request;
        if (!request.IsJson)
            return asked.IsOptional ? asked.Default : throw new UnsupportedMediaTypeException(FlaskRequest.NotJson);
        byte[] body = await request.GetDataAsync(cancel: request.Environ.Aborted).ConfigureAwait(false);
        object? value = Read(context, body, asked);
        if (value is null)
            return asked.Missing();
        Check(value);
        return value;
    }

    private static object? Read(FlaskContext context, byte[] body, ViewParameter asked)
    {
        try
        {
            return context.App.Json.Loads(body, asked.Type);
        }
        catch (JsonException error)
        {
            throw ValidationException.Of(error.Path is { Length: > 0 } path ? path : asked.Name, "The JSON value cannot be read.");
        }
    }

    private static void Check(object value)
    {
        List<ValidationResult> results = [];
        if (Validator.TryValidateObject(value, new ValidationContext(value), results, validateAllProperties: true))
            return;
        throw new ValidationException(results
            .SelectMany(static result => result.MemberNames.DefaultIfEmpty("").Select(name => (Name: name, Text: result.ErrorMessage ?? "The value is not valid.")))
            .GroupBy(static pair => pair.Name, static pair => pair.Text, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => (IReadOnlyList<string>)[.. group], StringComparer.Ordinal));
    }
}
