using System.Globalization;

namespace Jinja.Net.Tests.Builtins;

/// <summary>As <see cref="ChargingTests"/>, for what templates do without a filter: operators on large values, the six globals, and what a template is made of.</summary>
[TestClass]
public sealed class OperatorChargingTests
{
    private const long BytesPerStep = 512;
    private const long FreeBytes = 64_000;
    private const string Large = "{% set text = 'one two ' * 20000 %}{% set list = range(30000)|list %}{% set pairs = dict.fromkeys(list, 1) if false else dict(a=list) %}{% set digits = 7 ** 4000 %}{% set words = text.split() %}";

    public static IEnumerable<object[]> Expressions => new[]
    {
        "text + text", "text ~ list", "text ~ text ~ text", "text * 3", "list + list", "list * 3", "3 * text", "digits * digits", "digits ** 3", "digits + 1", "digits // 7", "digits % 1000003",
        "'%s' % text", "'%s %s' % (text, text)", "'%100000d' % 7", "text == text + 'x'", "text < text + 'x'", "list == list + [1]", "list < list + [1]", "(text + 'a') in [text, text]",
        "'zz' in text", "-1 in list", "list[::2]", "list[::-1]", "text[::-1]", "text[1:]", "text[-1]", "[text, text + 'a'] == [text, text + 'b']", "{'a': list} == {'a': list + [1]}",
        "list|string == text", "range(30000)|list", "dict(a=list)|list", "namespace(a=list, b=text).a", "cycler(*list).next()", "joiner(text)()", "lipsum(n=20)", "range(10) in list", "list|length", "[list, list]|tojson",
        "(list|string)[0]", "'' if list else ''", "not list", "list and text", "[list, text, digits]", "(list, list)", "{'a': list, text: 1}", "text is in [text]", "list is sameas list",
    }.Select(static expression => new object[] { expression });

    [TestMethod]
    [DynamicData(nameof(Expressions))]
    public void No_expression_takes_more_than_it_charges(string expression)
    {
        (long bytes, long steps) = Measure(Large + "{{ (" + expression + ") is defined }}");
        (long before, long paid) = Measure(Large);

        Assert.IsLessThanOrEqualTo(((steps - paid) * BytesPerStep) + FreeBytes, bytes - before, string.Create(CultureInfo.InvariantCulture, $"{expression} took {bytes - before} bytes for {steps - paid} steps"));
    }

    // The second render finds the room that the first one made.
    private static (long Bytes, long Steps) Measure(string source)
    {
        Template template = new JinjaEnvironment(new JinjaOptions { Limits = new RenderLimits { Steps = 1_000_000_000 } }).FromString(source);
        template.Render();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Net.Runtime.Frame frame = template.NewFrame(default);
        template.Run(frame, template.Code.NewContext(template.Code.Globals));
        return (GC.GetAllocatedBytesForCurrentThread() - before, frame.Budget.Charged);
    }
}
