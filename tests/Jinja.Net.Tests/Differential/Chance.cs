namespace Jinja.Net.Tests.Differential;

/// <summary>Chance that comes out the same for the same seed.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A whole number from 0 up to, not including, the count.</summary>
    public int Below(int count) => _random.Next(count);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => _random.Next(times) == 0;

    /// <summary>One of the choices.</summary>
    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    /// <summary>One of several ways to go on.</summary>
    public string Go(params ReadOnlySpan<Func<string>> ways) => ways[_random.Next(ways.Length)]();

    /// <summary>Several texts, joined.</summary>
    public string Some(int least, int most, string separator, Func<string> make) =>
        string.Join(separator, Enumerable.Range(0, least + _random.Next(most - least + 1)).Select(_ => make()));
}
