using System.Security.Cryptography;

namespace Werkzeug.Net.Debugging;

/// <summary>The consoles of the last errors, by ids that cannot be guessed. Old ones go, with what they hold.</summary>
internal sealed class DebugConsoles
{
    private const int MostConsoles = 20;

    private readonly Lock _lock = new();
    private readonly Queue<string> _order = new();
    private readonly Dictionary<string, DebugConsole> _consoles = new(StringComparer.Ordinal);

    /// <summary>What every request to a console must name: only a page of ours knows it.</summary>
    public string Secret { get; } = NewId();

    /// <summary>Keeps a console; answers its id.</summary>
    public string Add(DebugConsole console)
    {
        string id = NewId();
        lock (_lock)
        {
            _consoles[id] = console;
            _order.Enqueue(id);
            while (_order.Count > MostConsoles)
                _consoles.Remove(_order.Dequeue());
        }

        return id;
    }

    /// <summary>The console with an id; null if there is none, or none any more.</summary>
    public DebugConsole? Find(string? id)
    {
        lock (_lock)
            return id is null ? null : _consoles.GetValueOrDefault(id);
    }

    private static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
