using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pallets.Tests.PublicApi;

/// <summary>Compares the public surface of a library with the text that was approved for it.</summary>
internal static class PublicApiApproval
{
    /// <summary>
    /// Fails where <c>PublicApi.approved.txt</c> beside the calling test is not the surface of the library.
    /// With the environment variable <c>APPROVE_PUBLIC_API=1</c> the file is written instead.
    /// </summary>
    public static void AssertApproved(Assembly library, [CallerFilePath] string test = "")
    {
        string approvedPath = Path.Combine(Folder(test), "PublicApi.approved.txt");
        string actual = PublicApiText.Of(library);
        if (Environment.GetEnvironmentVariable("APPROVE_PUBLIC_API") == "1")
        {
            File.WriteAllText(approvedPath, actual);
            return;
        }

        string approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        if (approved != actual)
            Assert.Fail("The public surface has changed. Run the tests with APPROVE_PUBLIC_API=1, read the diff, and commit it." + Environment.NewLine + Difference(approved, actual));
    }

    private static string Difference(string approved, string actual)
    {
        string[] before = approved.Split('\n'), after = actual.Split('\n');
        IEnumerable<string> gone = before.Except(after).Select(line => "- " + line.Trim());
        IEnumerable<string> added = after.Except(before).Select(line => "+ " + line.Trim());
        return string.Join(Environment.NewLine, gone.Concat(added).Take(40));
    }

    // In a deterministic build the compiler writes /_/ in place of the repository's root.
    private static string Folder(string test)
    {
        string folder = Path.GetDirectoryName(test)!;
        return Directory.Exists(folder) ? folder : Path.Combine(Repository.Root, folder[(folder.IndexOf("/_/", StringComparison.Ordinal) + 3)..]);
    }
}
