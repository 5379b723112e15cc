using Flask.Net;
using Microsoft.Playwright;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Scripting;
using Werkzeug.Net.Serving;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[TestClass]
public sealed class DebuggerTests
{
    [TestMethod]
    public async Task A_developer_unlocks_the_console_and_asks_the_error()
    {
        await using Browser browser = await Browser.StartAsync();
        await using KestrelHost server = await ServeAsync();
        IPage page = await browser.NewPageAsync();

        await page.GotoAsync(server.Url + "/orders/7?coupon=SPRING");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("System.InvalidOperationException");
        await TypeAsync(page, "error.Message.Length");
        await page.GetByLabel("PIN").FillAsync("123-456-789");
        await page.GetByText("Unlock").ClickAsync();
        await TypeAsync(page, "var twice = request.Args[\"coupon\"] + request.Args[\"coupon\"];");
        await TypeAsync(page, "twice");
        await TypeAsync(page, "nonsense + 1");

        ILocator log = page.GetByRole(AriaRole.Log);
        await Expect(log).ToContainTextAsync("\"SPRINGSPRING\"");
        await Expect(log).ToContainTextAsync("The name 'nonsense' does not exist");
        await Browser.KeepAsync(page, "debugger");
    }

    [TestMethod]
    public async Task The_page_opens_the_calls_of_frameworks_on_a_click()
    {
        await using Browser browser = await Browser.StartAsync();
        await using KestrelHost server = await ServeAsync();
        IPage page = await browser.NewPageAsync(dark: true);
        await page.GotoAsync(server.Url + "/orders/7");
        ILocator folded = page.GetByText("Flask.Net.FlaskApp.FullDispatchRequestAsync");

        await Expect(folded.First).ToBeHiddenAsync();
        await page.GetByText("in frameworks").First.ClickAsync();

        await Expect(folded.First).ToBeVisibleAsync();
        await Browser.KeepAsync(page, "debugger-dark");
    }

    private static async Task TypeAsync(IPage page, string code)
    {
        ILocator input = page.GetByLabel("C# code");
        await input.FillAsync(code);
        await input.PressAsync("Enter");
    }

    private static Task<KestrelHost> ServeAsync()
    {
        FlaskApp app = new("shop");
        app.Config["PROPAGATE_EXCEPTIONS"] = true;
        app.Route("/orders/<int:id>", (int id) => Ship(id));
        DebuggerOptions debugger = new() { Evaluator = new CSharpEvaluator("Flask.Net"), Pin = "123-456-789", Log = TextWriter.Null, EnvironmentName = "Development" };
        return KestrelHost.StartAsync("127.0.0.1", 0, new DebuggedApplication(app.WsgiApp, debugger).Application, new ServerOptions { Log = TextWriter.Null });
    }

    private static string Ship(int id)
    {
        string[] stock = [];
        if (stock.Length == 0)
            throw new InvalidOperationException($"Order {id} cannot be shipped: nothing is in stock.");
        return "shipped";
    }
}
