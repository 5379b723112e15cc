using System.Text;

namespace Werkzeug.Net.Tests.Fuzzing;

/// <summary>Texts that are nearly right: samples cut, joined, doubled and sprinkled with what parsers trip over. The seed decides all.</summary>
internal sealed class TextSource(int seed, string[] samples, string sprinkle)
{
    private const int Longest = 200;

    private readonly Random _random = new(seed);

    /// <summary>The next text.</summary>
    public string Next()
    {
        StringBuilder text = new(samples[_random.Next(samples.Length)]);
        for (int change = _random.Next(5); change > 0 && text.Length < Longest; change--)
            Change(text);
        return Valid(text.ToString());
    }

    /// <summary>Several texts.</summary>
    public IEnumerable<string> Take(int count) => Enumerable.Range(0, count).Select(_ => Next());

    private void Change(StringBuilder text)
    {
        int at = _random.Next(text.Length + 1);
        switch (_random.Next(6))
        {
            case 0:
                text.Insert(at, sprinkle[_random.Next(sprinkle.Length)]);
                break;
            case 1 when at < text.Length:
                text.Remove(at, Math.Min(1 + _random.Next(4), text.Length - at));
                break;
            case 2 when at < text.Length:
                text[at] = sprinkle[_random.Next(sprinkle.Length)];
                break;
            case 3:
                text.Append(samples[_random.Next(samples.Length)]);
                break;
            case 4:
                text.Insert(at, samples[_random.Next(samples.Length)]);
                break;
            default:
                text.Insert(at, text.ToString(0, at));
                break;
        }
    }

    // A cut may have parted a pair of surrogates.
    private static string Valid(string text) => string.Concat(text.EnumerateRunes().Select(static rune => rune.ToString()));
}
