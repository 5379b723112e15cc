namespace Flask.Net.Tests.Views;

[TestClass]
public sealed class EndpointNameTests
{
    [TestMethod]
    [DataRow("/", "index")]
    [DataRow("", "index")]
    [DataRow("/visits", "visits")]
    [DataRow("/add/<int:a>/<int:b>", "add")]
    [DataRow("/user/<name>/posts", "user_posts")]
    [DataRow("/robots.txt", "robots_txt")]
    [DataRow("/<any(a, b):kind>/list", "list")]
    public void A_lambda_is_named_by_the_static_parts_of_its_rule(string rule, string endpoint) =>
        Assert.AreEqual(endpoint, EndpointName.Of(() => "", rule));

    [TestMethod]
    public void A_method_is_named_as_it_is_written() => Assert.AreEqual("ShowPost", EndpointName.Of(ShowPost, "/posts/<int:id>"));

    [TestMethod]
    public void A_local_function_is_named_as_it_is_written()
    {
        static string ShowUser(string name) => name;

        Assert.AreEqual("ShowUser", EndpointName.Of(ShowUser, "/user/<name>"));
    }

    [TestMethod]
    public void A_local_function_that_captures_is_named_as_it_is_written()
    {
        string greeting = "Hello";
        string Greet() => greeting;

        Assert.AreEqual("Greet", EndpointName.Of(Greet, "/"));
    }

    [TestMethod]
    [DataRow("ShowPost")]
    [DataRow("showPost")]
    [DataRow("show_post")]
    public void Spellings_of_one_name_fold_to_the_same(string name) => Assert.AreEqual("showpost", EndpointName.Fold(name));

    private static string ShowPost(int id) => $"{id}";
}
