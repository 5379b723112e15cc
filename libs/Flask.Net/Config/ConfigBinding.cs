using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace Flask.Net.Config;

/// <summary>Makes an object of a class out of configuration, and checks it.</summary>
internal static class ConfigBinding
{
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Classes of settings hold plain values; without a JIT, read the keys one by one.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The class keeps its members; those of classes within it are the program's to keep.")]
    public static T Bind<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(IReadOnlyDictionary<string, object?> values, string prefix)
        where T : new()
    {
        // MAX_ITEMS and MaxItems are the same name once the underscores are gone: .NET's binder does not look at case.
        OrderedDictionary<string, object?> named = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, object? value) in values)
            named[key.Replace("_", "", StringComparison.Ordinal)] = value;
        T bound = new();
        new ConfigurationBuilder().AddInMemoryCollection(ConfigSources.Flatten(named, "")).Build().Bind(bound);

        List<ValidationResult> problems = [];
        if (!Validator.TryValidateObject(bound, new ValidationContext(bound), problems, validateAllProperties: true))
            throw new InvalidOperationException(Explain(prefix, problems));
        return bound;
    }

    private static string Explain(string prefix, List<ValidationResult> problems) => "The configuration is not valid:" + string.Concat(problems.Select(problem =>
        $"\n  {string.Join(", ", problem.MemberNames.Select(name => prefix + ConfigSources.Capitals(name)))}: {problem.ErrorMessage}"));
}
