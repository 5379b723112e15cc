using Werkzeug.Net.Text;

namespace Werkzeug.Net.Tests.Errors;

[TestClass]
public sealed class HttpExceptionTests
{
    private sealed record Answer(int StatusCode) : IHttpAnswer;

    private sealed record Challenge(string Text) : IHeaderValue
    {
        public string ToHeader() => Text;
    }

    private sealed class PaymentRequired() : HttpException(402, "Pay first.", null);

    [TestMethod]
    public void Aborting_makes_the_error_of_the_code()
    {
        HttpException error = Abort.With(404);

        Assert.IsInstanceOfType<NotFoundException>(error);
        Assert.AreEqual("Not Found", error.Name);
        StringAssert.StartsWith(error.Message, "404 Not Found: The requested URL was not found on the server.");
    }

    [TestMethod]
    public void Every_usual_error_has_its_code_a_phrase_and_a_text()
    {
        foreach ((int code, Func<string?, HttpException> make) in Abort.DefaultExceptions)
        {
            Assert.AreEqual(code, make(null).Code);
            Assert.AreEqual(StatusPhrases.Find(code), make(null).Name);
            Assert.IsGreaterThan(10, make(null).Description!.Length);
            Assert.AreEqual("mine", make("mine").Description);
        }

        Assert.HasCount(31, Abort.DefaultExceptions);
    }

    [TestMethod]
    public void An_unknown_code_is_refused()
    {
        KeyNotFoundException error = Assert.ThrowsExactly<KeyNotFoundException>(() => Abort.With(499));

        Assert.AreEqual("no exception for 499", error.Message);
    }

    [TestMethod]
    public void A_ready_response_is_carried_along()
    {
        Assert.AreEqual(302, Abort.With(new Answer(302)).Response!.StatusCode);
    }

    [TestMethod]
    public void The_page_escapes_the_description_and_keeps_its_lines()
    {
        Assert.AreEqual(
            "<!doctype html>\n<html lang=en>\n<title>400 Bad Request</title>\n<h1>Bad Request</h1>\n<p>&lt;b&gt;<br>x</p>\n",
            new BadRequestException("<b>\nx").GetBody());
    }

    [TestMethod]
    public void A_class_of_ones_own_has_its_code_and_text()
    {
        Assert.AreEqual("402 Payment Required: Pay first.", new PaymentRequired().Message);
    }

    [TestMethod]
    public void A_class_tells_its_code_without_an_error_at_hand()
    {
        Assert.AreEqual(404, HttpException.CodeOf(typeof(NotFoundException)));
        Assert.AreEqual(400, HttpException.CodeOf(typeof(BadRequestKeyException)));
        Assert.AreEqual(402, HttpException.CodeOf(typeof(PaymentRequired)));
        Assert.IsNull(HttpException.CodeOf(typeof(HttpException)));
        Assert.IsNull(HttpException.CodeOf(typeof(InvalidOperationException)));
    }

    [TestMethod]
    public void An_error_without_a_code_says_so()
    {
        Assert.AreEqual("??? Unknown Error: x", new HttpException("x").Message);
    }

    [TestMethod]
    public void A_missing_key_is_named_only_when_asked_for()
    {
        BadRequestKeyException error = new("secret");
        Assert.DoesNotContain("secret", error.GetBody());

        error.ShowException = true;

        StringAssert.EndsWith(error.Description, "\nKeyError: 'secret'");
    }

    [TestMethod]
    public void Errors_tell_their_facts_in_headers()
    {
        Assert.AreEqual(new("Allow", "GET, HEAD"), new MethodNotAllowedException(["GET", "HEAD"]).GetHeaders()[1]);
        Assert.AreEqual(new("Content-Range", "items */10"), new RequestedRangeNotSatisfiableException(10, "items").GetHeaders()[1]);
        Assert.AreEqual(new("Retry-After", "30"), new TooManyRequestsException(retryAfter: 30).GetHeaders()[1]);
        Assert.AreEqual(
            new("Retry-After", "Tue, 01 Jan 2030 00:00:00 GMT"),
            new ServiceUnavailableException(retryAfter: new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)).GetHeaders()[1]);
        Assert.AreEqual(
            new("WWW-Authenticate", "Basic realm=x"),
            new UnauthorizedException(wwwAuthenticate: [new Challenge("Basic realm=x")]).GetHeaders()[1]);
    }

    [TestMethod]
    public void The_cause_of_an_internal_error_is_kept_but_not_shown()
    {
        InternalServerErrorException error = new(originalException: new InvalidOperationException("secret"));

        Assert.AreEqual("secret", error.OriginalException!.Message);
        Assert.DoesNotContain("secret", error.GetBody());
    }
}
