namespace Jinja.Net.Tests.Sandbox;

[TestClass]
public sealed class SandboxedEnvironmentTests
{
    private sealed class Account
    {
        public string Name { get; init; } = "ann";

        public int Reads { get; private set; }

        public Stream Log => Stream.Null;

        public Type Kind => typeof(Account);

        public string Rename(string name) => name + Reads;

        [Unsafe]
        public static string Drop() => "dropped";
    }

    private static string Render(string source, JinjaEnvironment? environment = null) =>
        (environment ?? new SandboxedEnvironment()).FromString(source).Render(("account", new Account()), ("drop", (Func<string>)Account.Drop));

    [TestMethod]
    public void Properties_of_the_programs_own_types_are_seen() => Assert.AreEqual("ann", Render("{{ account.name }}"));

    [TestMethod]
    [DataRow("{{ account.rename('x') }}")]
    [DataRow("{{ account['rename']('x') }}")]
    [DataRow("{{ (account|attr('rename'))('x') }}")]
    [DataRow("{{ account.__class__.__mro__ }}")]
    [DataRow("{{ ''.__class__.__mro__ }}")]
    [DataRow("{{ '{0.__class__.__name__}'.format(account) }}")]
    [DataRow("{{ [account]|map(attribute='rename')|first|upper ~ [account]|sum(attribute='rename') }}")]
    public void What_is_not_allowed_is_a_security_error_when_used(string source) =>
        Assert.ThrowsExactly<SecurityException>(() => { _ = Render(source); });

    [TestMethod]
    [DataRow("{{ account.__class__ }}")]
    [DataRow("{{ account|attr('__class__') }}")]
    [DataRow("{{ account.kind.Assembly }}")]
    [DataRow("{{ account.kind.FullName }}")]
    [DataRow("{{ '{0.kind.Assembly}'.format(account) }}")]
    [DataRow("{{ '{0.log.Length}'.format(account) }}")]
    [DataRow("{{ account.log.length }}")]
    [DataRow("{{ drop.__globals__ }}")]
    public void What_is_not_allowed_prints_nothing(string source) => Assert.AreEqual("", Render(source));

    [TestMethod]
    public void A_method_is_called_once_its_type_allows_it()
    {
        SandboxedEnvironment environment = new(members: MemberPolicy.Default.Allow(typeof(Account), "Rename"));

        Assert.AreEqual("x0", Render("{{ account.rename('x') }}", environment));
    }

    [TestMethod]
    public void Two_policies_do_not_see_each_others_members()
    {
        SandboxedEnvironment open = new(), closed = new(members: MemberPolicy.Nothing);

        Assert.AreEqual("ann", Render("{{ account.name }}", open));
        Assert.AreEqual("", Render("{{ account.name }}", closed));
    }

    [TestMethod]
    public void What_is_marked_unsafe_is_not_called() => Assert.ThrowsExactly<SecurityException>(() => { _ = Render("{{ drop() }}"); });

    [TestMethod]
    public void Ranges_have_a_limit()
    {
        OperationException error = Assert.ThrowsExactly<OperationException>(() => { _ = Render("{{ range(100001) }}"); });

        Assert.AreEqual("OverflowError", error.ErrorClass);
        Assert.AreEqual("Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000).", error.Message);
    }

    [TestMethod]
    [DataRow("{{ [1].append(2) }}")]
    [DataRow("{{ [1]['append'](2) }}")]
    [DataRow("{{ ([1]|attr('append'))(2) }}")]
    [DataRow("{{ {}.update(a=1) }}")]
    [DataRow("{{ {'a': 1}.pop('a') }}")]
    public void An_immutable_sandbox_changes_nothing(string source) =>
        Assert.ThrowsExactly<SecurityException>(() => { _ = Render(source, new ImmutableSandboxedEnvironment()); });

    private sealed class Counting : SandboxedEnvironment
    {
        public Counting() => InterceptedBinaryOperators.Add("+");

        protected override object? CallBinaryOperator(string sign, object? left, object? right) => $"<{left}{sign}{right}>";
    }

    [TestMethod]
    public void Operators_can_be_intercepted() => Assert.AreEqual("<1+2> 2", Render("{{ a + 2 }} {{ a * 2 }}".Replace("a", "account.reads|default(1, true)", StringComparison.Ordinal), new Counting()));
}
