using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ItsDangerous.Net;

namespace Flask.Net.Json;

/// <summary>JSON as Flask writes it, byte for byte: keys sorted, ASCII only, dates as in HTTP headers.</summary>
/// <remarks>
/// <para>Beside plain values it writes dates (<c>Sat, 29 Feb 2020 12:34:56 GMT</c>), <see cref="Guid"/> and <see cref="decimal"/> (as
/// text), what has HTML of its own (as that), and any other object by its public properties, named as they are written in C#
/// unless <see cref="PropertyNaming"/> says otherwise.</para>
/// <para>Mirrors <c>flask.json.provider.DefaultJSONProvider</c>.</para>
/// </remarks>
public class DefaultJsonProvider : JsonProvider
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private readonly Func<bool> _isDebug;
    private readonly Func<object, object?> _convertDefault;
    private PythonJsonOptions? _responseOptions;

    /// <summary>Makes a provider.</summary>
    /// <param name="isDebug">Whether the application is in debug mode; <see langword="null"/> means it never is.</param>
    public DefaultJsonProvider(Func<bool>? isDebug = null)
    {
        _isDebug = isDebug ?? (static () => false);
        _convertDefault = ConvertDefault;
    }

    /// <summary>Writes JSON where there is no application: keys keep their order. Mirrors <c>flask.json.dumps</c> outside of a context.</summary>
    public static DefaultJsonProvider WithoutApp { get; } = new() { SortKeys = false };

    /// <summary>Whether characters beyond ASCII are written as <c>\uXXXX</c>.</summary>
    public bool EnsureAscii { get; set; } = true;

    /// <summary>Whether keys are sorted, so that caches and signatures see one text for one value. Keys of different kinds then fail.</summary>
    public bool SortKeys { get; set; } = true;

    /// <summary>Whether responses are written without spaces; <see langword="null"/> means unless in debug mode.</summary>
    public bool? Compact { get; set; }

    /// <inheritdoc/>
    public override string MimeType { get; set; } = "application/json";

    /// <summary>How properties of objects are named; <see langword="null"/> means as they are written in C#.</summary>
    public JsonNamingPolicy? PropertyNaming { get; set; }

    /// <summary>
    /// Turns a value that JSON does not know into one that it does. Replace it to add a type, and call <see cref="ConvertDefault"/>
    /// for the others.
    /// </summary>
    public Func<object, object?>? Default { get; set; }

    /// <inheritdoc/>
    public override string Dumps(object? value, Func<PythonJsonOptions, PythonJsonOptions>? layout = null)
    {
        PythonJsonOptions options = Options();
        return PythonJson.Write(value, layout is null ? options : layout(options));
    }

    /// <inheritdoc/>
    public override object? Loads(string text) => PythonJson.Read(text);

    /// <inheritdoc/>
    public override object? Loads(ReadOnlySpan<byte> bytes) => PythonJson.Read(JsonEncodings.Decode(bytes));

    /// <inheritdoc/>
    public override object? Loads(ReadOnlySpan<byte> bytes, Type type) =>
        type == typeof(object) ? Loads(bytes) : JsonSerializer.Deserialize(JsonEncodings.WithoutMark(bytes), type, Reading);

    /// <inheritdoc/>
    public sealed override string ResponseBody(object? value)
    {
        ArrayBufferWriter<byte> body = new();
        WriteResponse(body, value);
        return Encoding.UTF8.GetString(body.WrittenSpan);
    }

    /// <inheritdoc/>
    public override void WriteResponse(IBufferWriter<byte> output, object? value)
    {
        ArgumentNullException.ThrowIfNull(output);
        bool isIndented = Compact == false || (Compact is null && _isDebug());
        PythonJson.Write(output, value, ResponseOptions(isIndented));
        output.Write("\n"u8);
    }

    /// <inheritdoc/>
    public override void Write(IBufferWriter<byte> output, object? value) => PythonJson.Write(output, value, Options());

    /// <summary>Turns a date, a number with decimals, a <see cref="Guid"/>, safe HTML or any object into what JSON knows.</summary>
    /// <exception cref="ArgumentException">The value is of none of these types.</exception>
    public object? ConvertDefault(object value) => JsonDefaults.Convert(value, PropertyNaming);

    // The layout of responses is made once, as long as nobody changes the provider.
    private PythonJsonOptions ResponseOptions(bool isIndented)
    {
        PythonJsonOptions? kept = _responseOptions;
        Func<object, object?> convert = Default ?? _convertDefault;
        bool holds = kept is not null && kept.EnsureAscii == EnsureAscii && kept.SortKeys == SortKeys && kept.Indent is not null == isIndented && kept.Default == convert;
        return holds ? kept! : _responseOptions = isIndented ? Indented(Options()) : Compacted(Options());
    }

    private static PythonJsonOptions Indented(PythonJsonOptions options) => options with { Indent = "  ", ItemSeparator = "," };

    private static PythonJsonOptions Compacted(PythonJsonOptions options) => options with { ItemSeparator = ",", KeySeparator = ":" };

    private PythonJsonOptions Options() => new() { EnsureAscii = EnsureAscii, SortKeys = SortKeys, Default = Default ?? _convertDefault };
}
