using System.Globalization;
using System.Numerics;

namespace Jinja.Net.Tests.Runtime.Values;

/// <summary>What is left of a division has the sign of the divisor, however the template says it.</summary>
[TestClass]
public sealed class RemainderTests
{
    private static readonly BigInteger[] Numbers =
    [
        0, 1, 2, 6, 7, 8, 9, 10, 99, 1000002, 1000003, 1000004, int.MaxValue, 1u << 31, uint.MaxValue - 1, uint.MaxValue, 1L << 32, (1L << 32) + 1, long.MaxValue,
        BigInteger.One << 63, BigInteger.One << 100,
    ];

    private static readonly long[] Divisors = [1, 2, 3, 5, 7, 10, 16, 641, 1000003, 65536, int.MaxValue - 1, int.MaxValue, 1L << 31, uint.MaxValue, 1L << 32, long.MaxValue, -1, -2, -7, -1000003];

    [TestMethod]
    public void A_divisor_in_the_template_and_one_from_outside_leave_the_same()
    {
        JinjaEnvironment environment = new();
        Template outside = environment.FromString("{{ n % d }}");
        foreach (long divisor in Divisors)
        {
            Template inside = environment.FromString(string.Create(CultureInfo.InvariantCulture, $"{{{{ n % {divisor} }}}}"));
            foreach (BigInteger number in Numbers.Concat(Numbers.Select(BigInteger.Negate)))
            {
                string expected = Floored(number, divisor).ToString(CultureInfo.InvariantCulture);

                Assert.AreEqual(expected, inside.Render(("n", number)), $"{number} % {divisor} in the template");
                Assert.AreEqual(expected, outside.Render(("n", number), ("d", divisor)), $"{number} % {divisor}");
            }
        }
    }

    [TestMethod]
    public void A_remainder_by_a_number_of_the_template_is_right_for_random_numbers()
    {
        Random chance = new(7);
        JinjaEnvironment environment = new();
        for (int i = 0; i < 300; i++)
        {
            long divisor = chance.NextInt64(2, 1L << chance.Next(2, 32));
            Template template = environment.FromString(string.Create(CultureInfo.InvariantCulture, $"{{{{ n % {divisor} }}}}"));
            for (int j = 0; j < 50; j++)
            {
                long number = chance.NextInt64(-(1L << chance.Next(1, 40)), 1L << chance.Next(1, 40));

                Assert.AreEqual(Floored(number, divisor).ToString(CultureInfo.InvariantCulture), template.Render(("n", number)), $"{number} % {divisor}");
            }
        }
    }

    [TestMethod]
    public void What_is_no_integer_is_divided_as_Python_does() =>
        Assert.AreEqual("1.5 1 a5", new JinjaEnvironment().FromString("{{ 5.5 % 2 }} {{ true % 2 }} {{ 'a%d' % 5 }}").Render());

    private static BigInteger Floored(BigInteger number, BigInteger divisor)
    {
        BigInteger rest = number % divisor;
        return !rest.IsZero && rest.Sign != divisor.Sign ? rest + divisor : rest;
    }
}
