using System.Diagnostics;
using Conformance.Click;
using Conformance.Replay;
using Conformance.Vectors;

namespace Click.Net.Tests.Differential;

[TestClass]
public sealed class RandomTreesTests
{
    private const string Cases = "400", Seed = "2026";

    [TestMethod]
    public void Random_trees_and_command_lines_mean_what_they_mean_in_Python()
    {
        string script = Path.Combine(Pallets.Tests.Repository.Root, "tests", "Conformance", "Click", "Differential", "random_vectors.py");
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Record(script));
            IVectorKind kind = new FactsKind(FactsKind.Plain);

            VectorFile vectors = VectorFile.Find(file).Single();
            string[] different = [.. vectors.Lines.Select(vectors.Read).Where(vector => !kind.Agrees(vector.Expected, kind.Replay(vector)))
                .Select(static vector => vector.Input.ToJsonString())];

            Assert.IsEmpty(different, string.Join('\n', different.Take(3)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Record(string script)
    {
        ProcessStartInfo start = new("/usr/bin/python3", [script, Cases, Seed]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (!File.Exists(start.FileName))
            Assert.Inconclusive("Python is not installed here");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string vectors = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            Assert.Inconclusive($"Python's Click is not installed here: {errors.GetAwaiter().GetResult()}");
        return vectors;
    }
}
