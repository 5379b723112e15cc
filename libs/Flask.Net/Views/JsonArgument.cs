using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flask.Net.Json;
using Werkzeug.Net;

namespace Flask.Net;

/// <summary>Reads a parameter from the JSON body of a request, and checks it by the attributes on its properties.</summary>
internal static class JsonArgument
{
    public static async ValueTask<object?> ReadAsync(FlaskContext context, ViewParameter asked)
    {
        FlaskRequest request = context.Request;
        if (!request.IsJson)
            return asked.IsOptional ? asked.Default : throw Unreadable(context, asked);
        byte[] body = await request.GetDataAsync(cancel: request.Environ.Aborted).ConfigureAwait(false);
        object? value = Read(context, body, asked);
        if (value is null)
            return asked.Missing();
        Check(value);
        return value;
    }

    // A service that nobody registered ends here too: what JSON can never make is the program's mistake, and only its author is told of the rest.
    private static Exception Unreadable(FlaskContext context, ViewParameter asked)
    {
        if (context.App.Json is DefaultJsonProvider && IsNeverMade(asked.Type))
            return UnknownService(context, asked);
        return new UnsupportedMediaTypeException(context.App.Debug
            ? $"{FlaskRequest.NotJson} The view reads '{asked.Name}' from the body, because no service of type '{asked.Type.Name}' is registered."
            : FlaskRequest.NotJson);
    }

    private static bool IsNeverMade(Type type) =>
        (type.IsInterface || type.IsAbstract)
        && JsonSerializerOptions.Web.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object, CreateObject: null, PolymorphismOptions: null };

    private static InvalidOperationException UnknownService(FlaskContext context, ViewParameter asked) => new(
        $"The view function for '{context.Request.Endpoint}' asks for '{asked.Name}' of type '{asked.Type.Name}', but no such service is registered. "
        + $"Register one with app.AddServices(services => services.AddScoped<{asked.Type.Name}, ...>()) or with the host, or give the parameter a type that JSON can be read into.");

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
