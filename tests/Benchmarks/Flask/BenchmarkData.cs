using System.Globalization;

namespace Benchmarks.Flask;

/// <summary>What every server shows: the same hundred rows.</summary>
internal static class BenchmarkData
{
    /// <summary>The rows of the page; every tenth name has something to escape.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
        [.. Enumerable.Range(1, 100).Select(static id => new Row(id, id % 10 == 0 ? $"Tom & <Jerry> {id}" : $"Fortune number {id}", (id * 37 % 1000 / 10m).ToString(CultureInfo.InvariantCulture)))];
}

/// <summary>A row of the page.</summary>
internal sealed record Row(int Id, string Name, string Price);
