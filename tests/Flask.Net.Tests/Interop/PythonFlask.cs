using System.Diagnostics;

namespace Flask.Net.Tests.Interop;

/// <summary>The original, where it is installed. A test that needs it is inconclusive elsewhere.</summary>
internal static class PythonFlask
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program with the original at hand and answers what it printed.</summary>
    /// <param name="program">The program. Its arguments are in <c>sys.argv</c>.</param>
    /// <param name="arguments">The arguments.</param>
    public static async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("python3", ["-c", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Start(start);
        using CancellationTokenSource cancel = new(Patience);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancel.Token);
        string output = await process.StandardOutput.ReadToEndAsync(cancel.Token);
        await process.WaitForExitAsync(cancel.Token);
        if ((await errors).Contains("No module named 'flask'", StringComparison.Ordinal))
            Assert.Inconclusive("The original Flask is not installed.");
        Assert.AreEqual(0, process.ExitCode, await errors);
        return output.Trim();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!; // null only where a running process is taken up, as no plain start does
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Inconclusive("Python is not installed.");
            throw;
        }
    }
}
