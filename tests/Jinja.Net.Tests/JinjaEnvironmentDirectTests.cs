using Jinja.Net.Runtime;

namespace Jinja.Net.Tests;

/// <summary>Filters, tests, attributes and items without a template.</summary>
[TestClass]
public sealed class JinjaEnvironmentDirectTests
{
    private readonly JinjaEnvironment _environment = new();

    [TestMethod]
    public void A_filter_is_applied()
    {
        Assert.AreEqual("a-b", _environment.CallFilter("join", new[] { "a", "b" }, ["-"]));
        Assert.AreEqual("Ann", _environment.CallFilter("join", new[] { new { Name = "Ann" } }, named: [new("attribute", "name")]));
        Assert.Contains("rel=\"noopener\"", (string)_environment.CallFilter("urlize", "see https://example.org")!.ToString()!);
    }

    [TestMethod]
    public void A_test_is_asked()
    {
        Assert.IsTrue(_environment.CallTest("divisibleby", 9, [3]));
        Assert.IsFalse(_environment.CallTest("mapping", 9));
    }

    [TestMethod]
    public void What_is_not_there_is_told()
    {
        Assert.AreEqual("No filter named 'nope'.", Assert.ThrowsExactly<TemplateRuntimeException>(() => _environment.CallFilter("nope", 1)).Message);
        Assert.AreEqual("No test named 'nope'.", Assert.ThrowsExactly<TemplateRuntimeException>(() => _environment.CallTest("nope", 1)).Message);
        Assert.IsInstanceOfType<Undefined>(_environment.GetAttribute(new { A = 1 }, "b"));
    }

    [TestMethod]
    public void Attributes_and_items_are_found_as_templates_find_them()
    {
        Dictionary<string, object> data = new() { ["items"] = 5 };

        Assert.AreEqual(5L, _environment.GetItem(data, "items"));
        Assert.AreNotEqual<object?>(5L, _environment.GetAttribute(data, "items"));
        Assert.AreEqual("Ann", _environment.GetAttribute(new { FirstName = "Ann" }, "first_name"));
        Assert.AreEqual(3L, _environment.GetItem(new[] { 1, 2, 3 }, -1));
    }

    [TestMethod]
    public void A_sandbox_hides_what_it_hides_from_templates() =>
        Assert.IsInstanceOfType<Undefined>(new SandboxedEnvironment().GetAttribute("text", "__class__"));
}
