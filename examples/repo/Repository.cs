using System.Runtime.CompilerServices;
using Click.Net;

namespace Repo;

/// <summary>What the commands share.</summary>
internal sealed class Repository(string home, bool verbose, Dictionary<string, string> config)
{
    /// <summary>How many objects a clone receives.</summary>
    public const int ObjectCount = 20;

    public string Home { get; } = home;

    public IDictionary<string, string> Config { get; } = config;

    /// <summary>Pretends to receive objects.</summary>
    public async IAsyncEnumerable<string> FetchAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        Note($"fetching with {Config.Count} overridden settings");
        for (int number = 0; number < ObjectCount; number++)
        {
            await Task.Delay(50, cancel);
            yield return $"object {number}";
        }
    }

    /// <summary>Says something in verbose mode.</summary>
    public void Note(string text)
    {
        if (verbose)
            Term.StyledEcho($"{Home}: {text}", dim: true, error: true);
    }
}
