using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarkupSafe.Net;

/// <summary>
/// Writes markup as a JSON string. Reading escapes: text from elsewhere is no markup, whatever type it is read into.
/// What you wrote yourself and kept safe is read back the same with <see cref="Trusting"/>.
/// </summary>
public sealed class MarkupJsonConverter : JsonConverter<Markup>
{
    private readonly bool _trusts;

    /// <summary>Makes the converter that escapes what it reads.</summary>
    public MarkupJsonConverter()
    {
    }

    private MarkupJsonConverter(bool trusts) => _trusts = trusts;

    /// <summary>A converter that takes what it reads for markup: for JSON that no one else could write, such as a signed one.</summary>
    public static MarkupJsonConverter Trusting { get; } = new(trusts: true);

    /// <inheritdoc/>
    public override Markup Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? text = reader.GetString();
        return _trusts ? new Markup(text) : Markup.EscapeSilent(text);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Markup value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.AsSpan());
    }
}

/// <summary>Converts between markup and text. Text is escaped on its way in: whoever binds a form to markup gets no foreign tags.</summary>
public sealed class MarkupTypeConverter : TypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? Markup.Escape(text) : base.ConvertFrom(context, culture, value);

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is Markup markup && destinationType == typeof(string) ? markup.ToString() : base.ConvertTo(context, culture, value, destinationType);
}
