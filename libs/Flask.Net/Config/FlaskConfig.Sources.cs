using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Flask.Net.Config;

public partial class FlaskConfig
{
    /// <summary>Takes over the keys in capitals of a dictionary.</summary>
    /// <returns>This configuration.</returns>
    /// <remarks>Mirrors <c>Config.from_mapping</c>.</remarks>
    public FlaskConfig FromMapping(IEnumerable<KeyValuePair<string, object?>> mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        Update(mapping.Where(static pair => ConfigSources.IsCapital(pair.Key)));
        return this;
    }

    /// <summary>
    /// Takes over the public properties, fields and constants of an object: those in capitals by their names, others as
    /// <c>SecretKey</c> by <c>SECRET_KEY</c>.
    /// </summary>
    /// <param name="source">An object, or a <see cref="Type"/> for its static members.</param>
    /// <returns>This configuration.</returns>
    /// <remarks>Mirrors <c>Config.from_object</c>, which knows names in capitals only.</remarks>
    public FlaskConfig FromObject(object source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Update(ConfigSources.OfObject(source));
        return this;
    }

    /// <summary>
    /// Takes over environment variables that begin with a prefix and an underscore: <c>FLASK_SECRET_KEY</c> sets
    /// <c>SECRET_KEY</c>. Values are read as JSON where they are JSON; two underscores reach into a dictionary.
    /// </summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="environment">The variables; <see langword="null"/> means those of the process.</param>
    /// <returns>This configuration.</returns>
    /// <exception cref="InvalidCastException">A variable reaches into what is no dictionary.</exception>
    /// <remarks>Mirrors <c>Config.from_prefixed_env</c>.</remarks>
    public FlaskConfig FromPrefixedEnv(string prefix = "FLASK", IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        foreach ((string name, string text) in (environment ?? ConfigSources.Environment()).OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            if (name.StartsWith(prefix + "_", StringComparison.Ordinal))
                SetNested(name[(prefix.Length + 1)..], ConfigSources.JsonOrText(text));
        }

        Change(static _ => { });
        return this;
    }

    /// <summary>Takes over the keys in capitals of a file.</summary>
    /// <param name="path">The file, below <see cref="RootPath"/>.</param>
    /// <param name="load">Reads the file; <see langword="null"/> means as JSON.</param>
    /// <param name="silent">Whether a missing file is no error.</param>
    /// <returns>Whether the file was there.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <remarks>Mirrors <c>Config.from_file</c>.</remarks>
    public bool FromFile(string path, Func<Stream, IEnumerable<KeyValuePair<string, object?>>>? load = null, bool silent = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        string full = Path.Combine(RootPath, path);
        if (silent && !File.Exists(full))
            return false;
        FromMapping(ConfigSources.OfFile(full, load ?? ConfigSources.Json));
        return true;
    }

    /// <summary>Takes over the keys in capitals of the file that an environment variable names.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="silent">Whether a missing variable or file is no error.</param>
    /// <param name="load">Reads the file; <see langword="null"/> means as JSON.</param>
    /// <returns>Whether the file was there.</returns>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    /// <remarks>Mirrors <c>Config.from_envvar</c>.</remarks>
    public bool FromEnvVar(string variable, bool silent = false, Func<Stream, IEnumerable<KeyValuePair<string, object?>>>? load = null)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path)
            return FromFile(path, load, silent);
        return silent ? false : throw new InvalidOperationException(
            $"The environment variable '{variable}' is not set and as such configuration could not be loaded. Set this variable and make it point to a configuration file");
    }

    /// <summary>Takes over .NET's configuration: <c>SecretKey</c> and <c>SECRET_KEY</c> set the same key, sections become dictionaries.</summary>
    /// <param name="configuration">The configuration, or a section of it.</param>
    /// <param name="reloadOnChange">Whether to take it over again whenever it changes, as when its file is written.</param>
    /// <returns>This configuration.</returns>
    /// <remarks>User secrets and <c>appsettings.json</c> come this way: they are part of a host's configuration.</remarks>
    public FlaskConfig FromConfiguration(IConfiguration configuration, bool reloadOnChange = false)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Update(configuration.GetChildren().Select(static section => KeyValuePair.Create(ConfigSources.Capitals(section.Key), ConfigSources.OfSection(section))));
        if (reloadOnChange)
            ChangeToken.OnChange(configuration.GetReloadToken, () => FromConfiguration(configuration));
        return this;
    }

    /// <summary>Some of the configuration as an object of a class, checked by the attributes on its properties.</summary>
    /// <typeparam name="T">The class: its property <c>MaxItems</c> takes the key <c>MAX_ITEMS</c>, behind the prefix.</typeparam>
    /// <param name="prefix">What the keys begin with, as <c>SHOP_</c>.</param>
    /// <exception cref="InvalidOperationException">A value cannot be read as its property's type, or an attribute refuses it. Every wrong key is named.</exception>
    /// <example><code>ShopSettings settings = app.Config.Bind&lt;ShopSettings>("SHOP_");   // at start, so that a wrong value is told at once</code></example>
    public T Bind<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(string prefix = "")
        where T : new() => ConfigBinding.Bind<T>(GetNamespace(prefix, lowercase: false), prefix);

    /// <summary>The keys and values as .NET's configuration has them: <c>builder.AddInMemoryCollection(app.Config.ToConfiguration())</c>.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToConfiguration() => ConfigSources.Flatten(_values, "");

    private void SetNested(string name, object? value)
    {
        string[] parts = name.Split("__");
        IDictionary<string, object?> at = this;
        foreach (string part in parts[..^1])
        {
            if (!at.TryGetValue(part, out object? inner))
                at[part] = inner = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
            at = inner as IDictionary<string, object?>
                ?? throw new InvalidCastException($"The configuration's {part} is no dictionary, so {name} cannot be set.");
        }

        at[parts[^1]] = value;
    }
}
