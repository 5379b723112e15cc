using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Views;

[TestClass]
public sealed class ValidationTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public async Task All_problems_are_told_at_once()
    {
        _app.Post("/", (int page, [FromHeader(Name = "X-Id")] Guid id, Sent sent, string q) => "never");

        TestResponse response = await _app.TestClient().PostAsync("/?page=x", json: new { title = "" }, headers: [new("X-Id", "1")]);

        Assert.AreEqual((400, "application/problem+json"), (response.StatusCode, response.MimeType));
        CollectionAssert.AreEquivalent(new[] { "page", "X-Id", "Title", "q" }, response.Json!["errors"]!.AsObject().Select(static pair => pair.Key).ToArray());
        Assert.AreEqual((400, "Bad Request"), ((int)response.Json["status"]!, (string?)response.Json["title"]));
        Assert.IsNotNull(response.Json["type"]);
    }

    [TestMethod]
    public async Task Attributes_on_parameters_are_asked()
    {
        _app.Get("/", ([Range(1, 9)] int page = 1) => $"{page}");

        Assert.AreEqual("1", (await _app.TestClient().GetAsync("/")).Text);
        TestResponse wrong = await _app.TestClient().GetAsync("/?page=10");
        Assert.AreEqual("The field page must be between 1 and 9.", (string?)wrong.Json!["errors"]!["page"]![0]);
    }

    [TestMethod]
    public async Task An_error_handler_may_answer_instead()
    {
        _app.Get("/", (int page) => $"{page}");
        _app.ErrorHandler<ValidationException>(error => (string.Join(",", error.Errors.Keys), 422));

        TestResponse response = await _app.TestClient().GetAsync("/");

        Assert.AreEqual((422, "page"), (response.StatusCode, response.Text));
    }

    [TestMethod]
    public async Task Files_come_by_the_name_of_their_field()
    {
        _app.Post("/", (FileStorage photo, FileStorage[] more) => $"{photo.FileName} {more.Length}");
        FlaskClient client = _app.TestClient();

        TestResponse sent = await client.PostAsync("/", form: new { photo = File("a.png"), more = new[] { File("b.png"), File("c.png") } });

        Assert.AreEqual("a.png 2", sent.Text);
        Assert.AreEqual(400, (await client.PostAsync("/", form: new { x = 1 })).StatusCode);
    }

    private static FileStorage File(string name) => new(new MemoryStream("x"u8.ToArray()), name);

    private sealed record Sent([property: Required] string Title);
}
