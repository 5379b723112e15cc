namespace Werkzeug.Net.Tests.Fuzzing;

/// <summary>The ruler itself: it lets pass what is linear, and nothing else.</summary>
[TestClass]
public sealed class GrowthTests
{
    private static long _sum;

    [TestMethod]
    public void Linear_work_passes() => Growth.AssertLinear("sum", static length => new string('x', length), static text =>
    {
        foreach (char c in text)
            _sum += c;
    });

    [TestMethod]
    public void Quadratic_time_does_not() => Assert.ThrowsExactly<AssertFailedException>(() =>
        Growth.AssertLinear("counts", static length => new string('x', length / 2), static text =>
        {
            for (int at = 0; at < text.Length; at++)
                _sum += text.AsSpan(at).Count('x');
        }));

    [TestMethod]
    public void Quadratic_memory_does_not() => Assert.ThrowsExactly<AssertFailedException>(() =>
        Growth.AssertLinear("copies", static length => new string('x', length / 20), static text =>
        {
            string all = "";
            foreach (char c in text)
                all += c;
            _sum += all.Length;
        }));
}
