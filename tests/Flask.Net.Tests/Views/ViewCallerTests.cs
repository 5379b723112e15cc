namespace Flask.Net.Tests.Views;

[TestClass]
public sealed class ViewCallerTests
{
    private readonly string _own = "own";

    [TestMethod]
    public void Lambdas_of_every_size_are_called()
    {
        Assert.AreEqual("0", ViewCaller.Of(() => "0").Call([]));
        Assert.AreEqual("1", ViewCaller.Of((int a) => $"{a}").Call([1]));
        Assert.AreEqual("1,2,3,4", ViewCaller.Of((int a, string b, long c, int d) => $"{a},{b},{c},{d}").Call([1, "2", 3L, 4]));
        Assert.AreEqual("1,2,3,4,5", ViewCaller.Of((int a, int b, int c, int d, int e) => $"{a},{b},{c},{d},{e}").Call([1, 2, 3, 4, 5]));
    }

    [TestMethod]
    public void Defaults_make_a_delegate_type_of_their_own_and_are_called_all_the_same() =>
        Assert.AreEqual("7", ViewCaller.Of((int page = 1) => $"{page}").Call([7]));

    [TestMethod]
    public void Methods_of_an_object_keep_their_object() => Assert.AreEqual("own", ViewCaller.Of(Own).Call([]));

    [TestMethod]
    public void Extension_methods_keep_the_argument_that_is_bound() => Assert.AreEqual("abc1", ViewCaller.Of("abc".Followed).Call([1]));

    [TestMethod]
    public void A_delegate_without_a_result_answers_null()
    {
        bool ran = false;

        object? result = ViewCaller.Of(() => { ran = true; }).Call([]);

        Assert.IsNull(result);
        Assert.IsTrue(ran);
    }

    [TestMethod]
    public void Errors_come_out_as_they_were_thrown()
    {
        ViewCaller few = ViewCaller.Of(string (int a) => throw new TimeoutException());
        ViewCaller many = ViewCaller.Of(string (int a, int b, int c, int d, int e) => throw new TimeoutException());

        Assert.ThrowsExactly<TimeoutException>(() => few.Call([1]));
        Assert.ThrowsExactly<TimeoutException>(() => many.Call([1, 2, 3, 4, 5]));
    }

    private string Own() => _own;
}

internal static class ViewCallerTestExtensions
{
    public static string Followed(this string text, int number) => $"{text}{number}";
}
