using Jinja.Net.Runtime;

[assembly: Jinja.Net.JinjaModel(typeof(System.Net.DnsEndPoint))]

namespace Jinja.Net.Tests.Generator;

/// <summary>Types whose accessors the generator wrote when these tests were compiled.</summary>
[TestClass]
public sealed class GeneratedModelTests
{
    private readonly JinjaEnvironment _env = new();

    [TestMethod]
    public void Generated_code_is_there()
    {
        Assert.IsNotNull(ModelAccessors.FindExactly(typeof(GeneratedPage)));
        Assert.IsNotNull(ModelAccessors.FindExactly(typeof(GeneratedTea)));
        Assert.IsNotNull(ModelAccessors.FindExactly(typeof(System.Net.DnsEndPoint)));
        Assert.IsNull(ModelAccessors.FindExactly(typeof(GeneratedModelTests)));
    }

    [TestMethod]
    public void Generated_code_reads_what_reflection_reads()
    {
        GeneratedPage page = new("T", new GeneratedTea(4, 5L, 1.5, true, 2.5m, "x", null, [1, 2]));
        ReflectedPage plain = new("T", new ReflectedTea(4, 5L, 1.5, true, 2.5m, "x", null, [1, 2]));
        const string Source = "{{ title }}{{ Title }}{% for n in ['amount', 'big_one', 'Share', 'isFresh', 'price', 'code', 'nothing', 'numbers', 'field', 'missing'] %}{{ tea[n] }},{% endfor %}{{ tea.add(1) }}{{ tea.add(a=1, b=3) }}{{ tea.amount.bit_length() }}";

        Assert.AreEqual(_env.FromString(Source).Render(plain), _env.FromString(Source).Render(page));
        Assert.AreEqual("TT4,5,1.5,True,2.5,x,None,[1, 2],7,,343", _env.FromString(Source).Render(page));
    }

    [TestMethod]
    public void Policies_and_naming_hold_for_generated_code()
    {
        SandboxedEnvironment sandbox = new(members: MemberPolicy.Nothing.Allow(typeof(GeneratedTea), "Amount"));
        JinjaEnvironment exact = new(new JinjaOptions { Naming = MemberNaming.Exact }), json = new(new JinjaOptions { Naming = MemberNaming.Json });
        var model = new { tea = new GeneratedTea(4, 5L, 1.5, true, 2.5m, "x", null, []) };

        Assert.AreEqual("4", sandbox.FromString("{{ tea.amount }}").Render(model));
        Assert.ThrowsExactly<SecurityException>(() => sandbox.FromString("{{ tea.price + 1 }}").Render(model));
        Assert.ThrowsExactly<SecurityException>(() => new SandboxedEnvironment().FromString("{{ tea.add(1) }}").Render(model));
        Assert.AreEqual("4", exact.FromString("{{ tea.Amount }}{{ tea.amount }}").Render(model));
        Assert.AreEqual("x", json.FromString("{{ tea['product-code'] }}{{ tea.Code }}").Render(model));
    }

    [TestMethod]
    public void Derived_types_have_their_own_members_too() =>
        Assert.AreEqual("4/9", _env.FromString("{{ tea.amount }}/{{ tea.more }}").Render(("tea", new DerivedTea())));

    [TestMethod]
    public void A_type_of_others_is_read_by_code() =>
        Assert.AreEqual("example.org:80", _env.FromString("{{ place.host }}:{{ place.port }}").Render(("place", new System.Net.DnsEndPoint("example.org", 80))));

    [TestMethod]
    public void Chat_messages_may_be_models() =>
        Assert.AreEqual("{\"role\": \"user\", \"content\": null}", ChatTemplate.FromString("{{ messages[0]|tojson }}").Apply(new[] { new GeneratedMessage("user", null, null, "secret") }));

    private sealed class DerivedTea() : GeneratedTea(4, 5L, 1.5, true, 2.5m, "x", null, [])
    {
        public int More => 9;
    }
}

[JinjaModel]
internal sealed record GeneratedPage(string Title, GeneratedTea Tea);

internal class GeneratedTea(int amount, long bigOne, double share, bool isFresh, decimal price, string code, string? nothing, int[] numbers)
{
    public readonly byte Field = 7;

    public int Amount => amount;

    public long BigOne => bigOne;

    public double Share => share;

    public bool IsFresh => isFresh;

    public decimal Price => price;

    [System.Text.Json.Serialization.JsonPropertyName("product-code")]
    public string Code => code;

    public string? Nothing => nothing;

    public int[] Numbers => numbers;

    public int Add(int a, int b = 2) => a + b;
}

[JinjaModel]
internal sealed record GeneratedMessage(string Role, string? Content, string? ToolCalls, [property: System.Text.Json.Serialization.JsonIgnore] string Secret);

internal sealed record ReflectedPage(string Title, ReflectedTea Tea);

internal sealed class ReflectedTea(int amount, long bigOne, double share, bool isFresh, decimal price, string code, string? nothing, int[] numbers)
    : GeneratedTea(amount, bigOne, share, isFresh, price, code, nothing, numbers);
