using Flask.Net.Config;

namespace Flask.Net;

/// <summary>The keys of the configuration that every request asks for, read and converted once after each change of the configuration.</summary>
internal sealed class AppSettings(FlaskConfig config)
{
    public int Version { get; } = config.Version;

    public bool Debug { get; } = config.IsTrue("DEBUG");

    public bool Testing { get; } = config.IsTrue("TESTING");

    public bool? PropagateExceptions { get; } = Flag(config, "PROPAGATE_EXCEPTIONS");

    public bool? TrapBadRequestErrors { get; } = Flag(config, "TRAP_BAD_REQUEST_ERRORS");

    public bool TrapHttpExceptions { get; } = config.IsTrue("TRAP_HTTP_EXCEPTIONS");

    public bool ExplainTemplateLoading { get; } = config.IsTrue("EXPLAIN_TEMPLATE_LOADING");

    public bool ProvideAutomaticOptions { get; } = config.IsTrue("PROVIDE_AUTOMATIC_OPTIONS");

    public bool UseXSendFile { get; } = config.IsTrue("USE_X_SENDFILE");

    public bool TemplatesAutoReload { get; } = Value(config, "TEMPLATES_AUTO_RELOAD") is null ? config.IsTrue("DEBUG") : config.IsTrue("TEMPLATES_AUTO_RELOAD");

    public string? ServerName { get; } = config.Get<string>("SERVER_NAME");

    public string ApplicationRoot { get; } = config.Get<string>("APPLICATION_ROOT") ?? "/";

    public string PreferredUrlScheme { get; } = config.Get<string>("PREFERRED_URL_SCHEME") ?? "http";

    public IReadOnlyList<string>? TrustedHosts { get; } = Value(config, "TRUSTED_HOSTS") is IEnumerable<object?> hosts ? [.. hosts.OfType<string>()] : null;

    public long? MaxContentLength { get; } = Number(config, "MAX_CONTENT_LENGTH");

    public long? MaxFormMemorySize { get; } = Number(config, "MAX_FORM_MEMORY_SIZE");

    public int? MaxFormParts { get; } = (int?)Number(config, "MAX_FORM_PARTS");

    public int MaxCookieSize { get; } = (int?)Number(config, "MAX_COOKIE_SIZE") ?? 4093;

    public TimeSpan? SendFileMaxAge { get; } = Value(config, "SEND_FILE_MAX_AGE_DEFAULT") switch
    {
        null => null,
        TimeSpan span => span,
        var seconds => TimeSpan.FromSeconds(Convert.ToDouble(seconds, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static object? Value(FlaskConfig config, string key) => config.TryGetValue(key, out object? value) ? value : null;

    private static bool? Flag(FlaskConfig config, string key) => Value(config, key) is null ? null : config.IsTrue(key);

    private static long? Number(FlaskConfig config, string key) =>
        Value(config, key) is { } value ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) : null;
}
