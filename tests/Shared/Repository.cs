namespace Pallets.Tests;

/// <summary>Finds the repository that the running tests belong to.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Pallets.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pallets.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Pallets.sln above {AppContext.BaseDirectory}: the tests run from a build inside the repository.");
    }
}
