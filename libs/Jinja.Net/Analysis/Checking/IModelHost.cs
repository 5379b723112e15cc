using System.Reflection;
using Jinja.Net.Runtime;
using Jinja.Net.Syntax;

namespace Jinja.Net.Analysis.Checking;

/// <summary>What a check asks of the environment.</summary>
internal interface IModelHost
{
    /// <summary>The member of a type that templates see by a name, or <see langword="null"/>.</summary>
    MemberInfo? FindMember(Type type, string name);

    /// <summary>Whether templates may see the member.</summary>
    bool Shows(Type type, MemberInfo member);

    /// <summary>What a global is, or <see langword="null"/> if there is none of the name.</summary>
    ModelType? FindGlobal(string name);

    /// <summary>The names of the globals, for suggestions.</summary>
    IEnumerable<string> GlobalNames { get; }

    /// <summary>Whether a filter or test is the one that every environment begins with.</summary>
    bool IsBuiltinFilter(string name);

    /// <summary>What a filter of the program gives.</summary>
    ModelType FilterResult(string name);

    /// <summary>Another template, or <see langword="null"/> if it cannot be read.</summary>
    (TemplateNode Tree, CodeUnit Unit)? Load(string name, string? parent);
}
