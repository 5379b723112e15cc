namespace Flask.Net.Tests.Blueprints;

[TestClass]
public sealed class BlueprintPathTests
{
    [TestMethod]
    public void An_endpoint_lies_in_its_blueprint_and_those_around_it() =>
        CollectionAssert.AreEqual(new[] { "admin.users", "admin" }, BlueprintPath.Of("admin.users.show").ToArray());

    [TestMethod]
    [DataRow("index")]
    [DataRow(null)]
    public void An_endpoint_without_a_dot_lies_in_none(string? endpoint)
    {
        Assert.IsNull(BlueprintPath.BlueprintOf(endpoint));
        Assert.IsEmpty(BlueprintPath.Of(endpoint));
    }
}
