using Flask.Net.Signals;
using Jinja.Net;
using Werkzeug.Net;

namespace Flask.Net.Tests.Signals;

/// <summary>The ten signals of the original.</summary>
[TestClass]
public sealed class AppSignalsTests
{
    private readonly FlaskApp _app = TestApp.Create(testing: false);
    private readonly List<string> _heard = [];

    [TestMethod]
    public async Task A_request_is_told_from_its_start_to_its_end()
    {
        using IDisposable pushed = AppSignals.AppContextPushed.Connect(_ => _heard.Add("pushed"), _app);
        using IDisposable started = AppSignals.RequestStarted.Connect(_ => _heard.Add("started " + Current.Request.Path), _app);
        using IDisposable finished = AppSignals.RequestFinished.Connect((_, response) => _heard.Add($"finished {((Response)response!).StatusCode}"), _app);
        using IDisposable tearing = AppSignals.RequestTearingDown.Connect((_, error) => _heard.Add($"request down {error?.Message}"), _app);
        using IDisposable contextTearing = AppSignals.AppContextTearingDown.Connect((_, error) => _heard.Add($"context down {error?.Message}"), _app);
        using IDisposable popped = AppSignals.AppContextPopped.Connect(_ => _heard.Add("popped"), _app);
        _app.Get("/x", static () => "x", endpoint: "x");

        await _app.TestClient().GetAsync("/x");

        CollectionAssert.AreEqual(new[] { "pushed", "started /x", "finished 200", "request down ", "context down ", "popped" }, _heard);
    }

    [TestMethod]
    public async Task An_error_is_told_to_who_tracks_errors()
    {
        using IDisposable got = AppSignals.GotRequestException.Connect((_, error) => _heard.Add(error!.Message), _app);
        _app.Get("/boom", string () => throw new InvalidOperationException("boom"), endpoint: "boom");
        _app.Get("/gone", string () => throw Abort.With(410), endpoint: "gone");

        await _app.TestClient().GetAsync("/boom");
        await _app.TestClient().GetAsync("/gone");

        CollectionAssert.AreEqual(new[] { "boom" }, _heard);
    }

    [TestMethod]
    public void A_template_is_told_before_and_after_with_its_values()
    {
        using IDisposable before = AppSignals.BeforeRenderTemplate.Connect((_, _, values) => { _heard.Add($"before {values!["a"]}"); values["b"] = "seen"; }, _app);
        using IDisposable after = AppSignals.TemplateRendered.Connect((_, template, _) => _heard.Add($"after {template is Template}"), _app);
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual("1 seen", Templates.RenderString("{{ a }} {{ b }}", new { a = 1 }));
        CollectionAssert.AreEqual(new[] { "before 1", "after True" }, _heard);
    }

    [TestMethod]
    public async Task A_flashed_message_is_told()
    {
        using IDisposable flashed = AppSignals.MessageFlashed.Connect((_, message, category) => _heard.Add($"{category}: {message}"), _app);
        _app.Get("/x", static () =>
        {
            Flashing.Flash("saved", "success");
            return "x";
        }, endpoint: "x");

        await _app.TestClient().GetAsync("/x");

        CollectionAssert.AreEqual(new[] { "success: saved" }, _heard);
    }
}
