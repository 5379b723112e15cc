namespace Jinja.Net;

/// <summary>
/// Lets the compiler write the code that reads the members of a type, so that templates need no reflection: programs may be trimmed and compiled ahead of time, and
/// the first render is faster. Types of the same project that the members lead to are covered too.
/// </summary>
/// <example><code>
/// [JinjaModel]
/// public sealed record Invoice(int Number, Customer Customer);
///
/// [assembly: JinjaModel(typeof(System.Net.Mail.MailAddress))]   // a type that one cannot mark
/// </code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class JinjaModelAttribute : Attribute
{
    /// <summary>Marks the type that it stands at.</summary>
    public JinjaModelAttribute()
    {
    }

    /// <summary>Marks another type.</summary>
    /// <param name="type">The type.</param>
    public JinjaModelAttribute(Type type) => Type = type;

    /// <summary>The marked type; <see langword="null"/> for the one that the attribute stands at.</summary>
    public Type? Type { get; }
}
