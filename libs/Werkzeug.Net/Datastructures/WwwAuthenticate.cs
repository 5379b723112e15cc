using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>How a client may say who it is: RFC 9110 section 11.6.1.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.WWWAuthenticate</c>.</remarks>
public sealed class WwwAuthenticate : IHeaderValue
{
    // RFC 7616 section 3.3 wants these in quotes whatever they hold.
    private static readonly HashSet<string> AlwaysQuoted = ["domain", "nonce", "opaque", "qop", "realm"];
    private string _type;
    private string? _token;

    /// <summary>Makes a challenge.</summary>
    /// <param name="type">The scheme, as <c>basic</c>; it is held in small letters.</param>
    /// <param name="parameters">The parameters, as <c>realm</c>; <see langword="null"/> is none.</param>
    /// <param name="token">The token of schemes that have one instead.</param>
    /// <param name="onUpdate">What to call after each change; it gets this challenge.</param>
    public WwwAuthenticate(
        string type, IEnumerable<KeyValuePair<string, string?>>? parameters = null, string? token = null, Action<WwwAuthenticate>? onUpdate = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        _type = type.ToLowerInvariant();
        _token = token;
        Parameters = new(parameters, _ => OnUpdate?.Invoke(this));
        OnUpdate = onUpdate;
    }

    /// <summary>What to call after each change; it gets this challenge.</summary>
    public Action<WwwAuthenticate>? OnUpdate { get; set; }

    /// <summary>The scheme in small letters.</summary>
    public string Type
    {
        get => _type;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _type = value.ToLowerInvariant();
            OnUpdate?.Invoke(this);
        }
    }

    /// <summary>The parameters.</summary>
    public CallbackDict<string, string?> Parameters { get; }

    /// <summary>The token, where the scheme has one instead of parameters.</summary>
    public string? Token
    {
        get => _token;
        set
        {
            _token = value;
            OnUpdate?.Invoke(this);
        }
    }

    /// <summary>A parameter, or <see langword="null"/> where it is missing; setting <see langword="null"/> removes it.</summary>
    public string? this[string name]
    {
        get => Parameters.TryGetValue(name, out string? value) ? value : null;
        set
        {
            if (value is null)
                Parameters.Remove(name);
            else
                Parameters[name] = value;
        }
    }

    /// <inheritdoc/>
    public string ToHeader()
    {
        string scheme = HeaderText.Title(Type);
        if (Token is not null)
            return $"{scheme} {Token}";
        if (Parameters.Count == 0)
            return scheme;
        return Type == "digest"
            ? $"{scheme} {string.Join(", ", Parameters.Select(PrintDigest))}"
            : $"{scheme} {HeaderText.WriteDict(Parameters)}";
    }

    /// <inheritdoc/>
    public override string ToString() => ToHeader();

    // The original writes a parameter without a value as None; clients that sent one read it back so.
    private static string PrintDigest(KeyValuePair<string, string?> parameter) =>
        $"{parameter.Key}={HeaderText.Quote(parameter.Value ?? "None", allowToken: !AlwaysQuoted.Contains(parameter.Key))}";
}
