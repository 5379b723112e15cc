using System.Text;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Datastructures;

/// <summary>What a client sends to say who it is: RFC 9110 section 11.6.2.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.Authorization</c>.</remarks>
public sealed class Authorization : IHeaderValue
{
    /// <summary>Makes credentials.</summary>
    /// <param name="type">The scheme in small letters, as <c>basic</c>.</param>
    /// <param name="parameters">The parameters of schemes that have some; <see langword="null"/> is none.</param>
    /// <param name="token">The token of schemes that have one, as <c>bearer</c>.</param>
    public Authorization(string type, IEnumerable<KeyValuePair<string, string?>>? parameters = null, string? token = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        Type = type;
        Parameters = new OrderedDictionary<string, string?>(parameters ?? []);
        Token = token;
    }

    /// <summary>The scheme in small letters, as <c>basic</c>, <c>digest</c> or <c>bearer</c>.</summary>
    public string Type { get; }

    /// <summary>The parameters; those of <c>basic</c> are <c>username</c> and <c>password</c>.</summary>
    public IReadOnlyDictionary<string, string?> Parameters { get; }

    /// <summary>The token, where the scheme has one instead of parameters.</summary>
    public string? Token { get; }

    /// <summary>A parameter, or <see langword="null"/> where it is missing.</summary>
    public string? this[string name] => Parameters.TryGetValue(name, out string? value) ? value : null;

    /// <summary>The user's name, where the scheme tells it.</summary>
    public string? Username => this["username"];

    /// <summary>The password, where the scheme tells it.</summary>
    public string? Password => this["password"];

    /// <summary>Credentials of the scheme <c>basic</c> (RFC 7617).</summary>
    public static Authorization Basic(string username, string password) =>
        new("basic", [new("username", username), new("password", password)]);

    /// <summary>Credentials of the scheme <c>bearer</c> (RFC 6750).</summary>
    public static Authorization Bearer(string token) => new("bearer", token: token);

    /// <inheritdoc/>
    public string ToHeader()
    {
        if (Type == "basic")
            return $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Username}:{Password}"))}";
        return $"{HeaderText.Title(Type)} {Token ?? HeaderText.WriteDict(Parameters)}";
    }

    /// <inheritdoc/>
    public override string ToString() => ToHeader();
}
