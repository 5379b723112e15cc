using System.Collections.Frozen;

namespace Click.Net.Io;

/// <summary>What a terminal sends for a key: the character, or the escape sequence of keys that have none.</summary>
internal static class KeySequences
{
    private static readonly FrozenDictionary<ConsoleKey, string> Special = new Dictionary<ConsoleKey, string>
    {
        [ConsoleKey.UpArrow] = "\u001b[A",
        [ConsoleKey.DownArrow] = "\u001b[B",
        [ConsoleKey.RightArrow] = "\u001b[C",
        [ConsoleKey.LeftArrow] = "\u001b[D",
        [ConsoleKey.Home] = "\u001b[H",
        [ConsoleKey.End] = "\u001b[F",
        [ConsoleKey.Insert] = "\u001b[2~",
        [ConsoleKey.Delete] = "\u001b[3~",
        [ConsoleKey.PageUp] = "\u001b[5~",
        [ConsoleKey.PageDown] = "\u001b[6~",
        [ConsoleKey.Backspace] = "\u007f",
        [ConsoleKey.Enter] = "\r",
    }.ToFrozenDictionary();

    /// <summary>What the key sends.</summary>
    public static string Of(ConsoleKeyInfo key) =>
        Special.TryGetValue(key.Key, out string? sequence) ? sequence : key.KeyChar.ToString();
}
