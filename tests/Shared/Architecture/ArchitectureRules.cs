using System.Reflection;

namespace Pallets.Tests.Architecture;

/// <summary>Checks a compiled library against the order of its folders and the assemblies that it may reference.</summary>
internal static class ArchitectureRules
{
    /// <summary>Fails with a line for each upward use, and for each folder that has no place in the order.</summary>
    public static void AssertFoldersDependOneWay(Assembly library, FolderOrder order)
    {
        using CompiledLibrary compiled = new(library);

        string[] unknown = [.. compiled.FolderNames().Where(folder => !order.Knows(folder)).Select(folder => $"the folder '{folder}' has no place in the order")];
        string[] upward = [.. compiled.UsesAcrossFolders().Where(use => !order.Allows(use.UserFolder, use.UsedFolder))
            .Select(use => $"{use.UserFolder}/{use.User} uses {use.UsedFolder}/{use.Used}").Distinct().Order(StringComparer.Ordinal)];

        Assert.IsNotEmpty(compiled.FolderNames());
        Assert.IsEmpty((string[])[.. unknown, .. upward], string.Join(Environment.NewLine, [.. unknown, .. upward]));
    }

    /// <summary>Fails for each referenced assembly outside of the base libraries that is not allowed by name or by prefix (<c>Microsoft.AspNetCore.*</c>).</summary>
    public static void AssertReferencesOnly(Assembly library, params string[] allowed)
    {
        string[] foreign = [.. library.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !IsBase(name) && !allowed.Any(rule => Fits(name, rule)))];

        Assert.IsEmpty(foreign, string.Join(", ", foreign));
    }

    private static bool IsBase(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib" or "Microsoft.Win32.Primitives";

    private static bool Fits(string name, string rule) =>
        rule.EndsWith(".*", StringComparison.Ordinal) ? name.StartsWith(rule[..^1], StringComparison.Ordinal) : name == rule;
}
