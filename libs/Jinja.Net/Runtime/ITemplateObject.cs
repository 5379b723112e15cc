namespace Jinja.Net.Runtime;

/// <summary>An object that answers for its own attributes, for models whose members are not known to the compiler.</summary>
public interface ITemplateObject
{
    /// <summary>Reads an attribute by the name that the template wrote.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The attribute's value.</param>
    /// <returns>Whether there is one.</returns>
    bool TryGetMember(string name, out object? value);
}
