using Werkzeug.Net;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class DebugErrorsTests
{
    private readonly FlaskApp _app = TestApp.Create();

    public DebugErrorsTests()
    {
        _app.Debug = true;
        _app.Post("/upload", (FlaskRequest request) => request.Files["photo"].FileName, endpoint: "upload");
    }

    [TestMethod]
    public async Task A_file_in_a_form_without_the_right_enctype_is_explained()
    {
        DebugFilesKeyException error = await Assert.ThrowsExactlyAsync<DebugFilesKeyException>(
            async () => await _app.TestClient().PostAsync("/upload", form: new { photo = "me.png" }));

        Assert.AreEqual("photo", error.Key);
        Assert.Contains("the request is 'application/x-www-form-urlencoded' instead of 'multipart/form-data'", error.Message);
        Assert.EndsWith("This was submitted: 'me.png'", error.Message);
    }

    [TestMethod]
    public async Task A_field_that_the_form_lacks_is_an_error_of_the_client()
    {
        await Assert.ThrowsExactlyAsync<BadRequestKeyException>(async () => await _app.TestClient().PostAsync("/upload", form: new { other = "x" }));
    }

    [TestMethod]
    public async Task Without_debug_the_client_is_told_nothing_of_it()
    {
        _app.Debug = false;

        Assert.AreEqual(400, (await _app.TestClient().PostAsync("/upload", form: new { photo = "me.png" })).StatusCode);
    }

    [TestMethod]
    public void A_redirect_that_would_lose_a_form_is_explained()
    {
        using FlaskContext context = _app.TestRequestContext("/s", method: "POST", form: new { a = 1 });

        FormDataRoutingRedirectException error = new(context.Request, new RequestRedirectException("http://localhost/s/"));

        Assert.StartsWith("A request was sent to 'http://localhost/s', but routing issued a redirect to the canonical URL 'http://localhost/s/'.", error.Message);
        Assert.Contains("The URL was defined with a trailing slash.", error.Message);
        Assert.EndsWith("This exception is only raised in debug mode.", error.Message);
    }

    [TestMethod]
    [DataRow("POST", 302, true)]
    [DataRow("PUT", 301, true)]
    [DataRow("GET", 302, false)]
    [DataRow("POST", 308, false)]
    [DataRow("POST", 307, false)]
    public async Task Only_redirects_that_drop_the_body_are_errors(string method, int code, bool isError)
    {
        RedirectingApp app = new() { Debug = true };
        using FlaskContext context = app.TestRequestContext("/x", method);
        context.Request.RoutingException = new RequestRedirectException("http://localhost/y", code);

        Exception error = await Assert.ThrowsAsync<Exception>(async () => await app.Dispatch(context));

        Assert.AreEqual(isError ? typeof(FormDataRoutingRedirectException) : typeof(RequestRedirectException), error.GetType());
    }

    [TestMethod]
    public async Task The_debugger_may_look_at_the_request_after_its_end()
    {
        List<string> torn = [];
        ExecutionContext? place = null;
        _app.Get("/boom/<name>", string (string name) =>
        {
            Current.G["name"] = name;
            throw new FormatException("boom");
        });
        _app.TeardownRequest(error => torn.Add(error!.Message));
        WsgiEnviron environ = new FlaskEnvironBuilder(_app, "/boom/tea").GetEnviron();
        environ[DebuggedApplication.PreserveContextKey] = (Action<ExecutionContext>)(context => place = context);

        await Assert.ThrowsExactlyAsync<FormatException>(async () => await _app.InvokeAsync(environ, static (_, _, _) => static _ => ValueTask.CompletedTask));
        string seen = "";
        ExecutionContext.Run(place!, _ => seen = $"{Current.Request.Path} {Current.G["name"]}", null);

        Assert.AreEqual("/boom/tea tea", seen);
        CollectionAssert.AreEqual(new[] { "boom" }, torn);
        Assert.IsFalse(Current.HasRequest);
    }

    private sealed class RedirectingApp() : FlaskApp("redirecting", staticFolder: null, templateFolder: null, rootPath: Path.GetTempPath())
    {
        public ValueTask<object?> Dispatch(FlaskContext context) => DispatchRequestAsync(context);
    }
}
