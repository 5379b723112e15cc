using Microsoft.CodeAnalysis;

namespace Werkzeug.Net.Scripting;

/// <summary>The assemblies that the process is made of, as references for the compiler.</summary>
internal static class ProcessReferences
{
    /// <summary>The files that the host resolved at the start, then those that were loaded since.</summary>
    public static IEnumerable<MetadataReference> All()
    {
        string known = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        IEnumerable<string> loaded = AppDomain.CurrentDomain.GetAssemblies().Where(static assembly => !assembly.IsDynamic).Select(static assembly => assembly.Location);
        return known.Split(Path.PathSeparator).Concat(loaded)
            .Where(File.Exists)
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .Select(static file => MetadataReference.CreateFromFile(file));
    }
}
