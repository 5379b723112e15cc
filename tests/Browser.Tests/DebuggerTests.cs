using Flask.Net;
using Jinja.Net;
using Microsoft.Playwright;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Scripting;
using Werkzeug.Net.Serving;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[TestClass]
public sealed class DebuggerTests
{
    private const string Invoice = "<h1>Invoice</h1>\n<ul>\n{% for line in [1] %}\n  <li>{{ total(order) }}</li>\n{% endfor %}\n</ul>";

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
        await TypeAsync(page, "Current.Request.Path + services.GetService(typeof(Microsoft.Extensions.Hosting.IHostEnvironment)).GetType().Name");
        await TypeAsync(page, "nonsense + 1");

        ILocator log = page.GetByRole(AriaRole.Log);
        await Expect(log).ToContainTextAsync("\"SPRINGSPRING\"");
        await Expect(log).ToContainTextAsync("\"/orders/7HostingEnvironment\"");
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

    [TestMethod]
    [DataRow(false, 380), DataRow(true, 380), DataRow(false, 1000), DataRow(true, 1000)]
    public async Task The_page_fits_its_window_and_shows_causes_templates_and_the_request(bool dark, int width)
    {
        await using Browser browser = await Browser.StartAsync();
        await using KestrelHost server = await ServeAsync();
        IPage page = await browser.NewPageAsync(dark, width);

        await page.GotoAsync(server.Url + "/invoice/7?coupon=SPRING&api_key=tellnobody");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("System.IO.InvalidDataException");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "caused by System.InvalidOperationException" })).ToBeVisibleAsync();
        await Expect(page.Locator(".frame p", new() { HasText = "template 'invoice.html'" }).First).ToBeVisibleAsync();
        await Expect(page.Locator("pre b").First).ToContainTextAsync("{{ total(order) }}");
        await page.GetByText("Query (2)").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "SPRING" })).ToBeVisibleAsync();
        await TypeAsync(page, "1 + 1");
        await Expect(page.GetByLabel("PIN")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("C# code")).ToBeHiddenAsync();
        Assert.DoesNotContain("tellnobody", await page.ContentAsync());
        Assert.IsLessThanOrEqualTo(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Browser.KeepAsync(page, $"debugger-{(dark ? "dark" : "light")}-{width}");
    }

    [TestMethod]
    public async Task Nothing_is_loaded_from_elsewhere_and_nothing_breaks_the_pages_own_policy()
    {
        await using Browser browser = await Browser.StartAsync();
        await using KestrelHost server = await ServeAsync();
        IPage page = await browser.NewPageAsync();
        List<string> elsewhere = [];
        List<string> complaints = [];
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(server.Url, StringComparison.Ordinal))
                elsewhere.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("500", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        page.PageError += (_, message) => complaints.Add(message);

        await page.GotoAsync(server.Url + "/orders/7");
        await TypeAsync(page, "1 + 1");
        await Expect(page.GetByLabel("PIN")).ToBeVisibleAsync();

        Assert.IsEmpty(elsewhere, string.Join(' ', elsewhere));
        Assert.IsEmpty(complaints.Where(static text => !text.Contains("403", StringComparison.Ordinal)), string.Join(' ', complaints));
    }

    [TestMethod]
    public async Task Ten_wrong_pins_lock_the_console()
    {
        await using Browser browser = await Browser.StartAsync();
        await using KestrelHost server = await ServeAsync();
        IPage page = await browser.NewPageAsync(dark: true);
        await page.GotoAsync(server.Url + "/orders/7");
        await TypeAsync(page, "1 + 1");
        ILocator log = page.GetByRole(AriaRole.Log);

        for (int tries = 1; tries <= 10; tries++)
        {
            await page.GetByLabel("PIN").FillAsync("000-000-000");
            await page.GetByText("Unlock").ClickAsync();
            await Expect(log.Locator(".failed")).ToHaveCountAsync(tries);
        }

        await page.GetByLabel("PIN").FillAsync("123-456-789");
        await page.GetByText("Unlock").ClickAsync();
        await Expect(log.Locator(".failed").Last).ToContainTextAsync("Too many wrong PINs");
        await Browser.KeepAsync(page, "debugger-locked");
    }

    [TestMethod]
    public async Task The_lone_console_knows_what_the_program_gave_it()
    {
        await using Browser browser = await Browser.StartAsync();
        await using KestrelHost server = await ServeAsync();
        IPage page = await browser.NewPageAsync(width: 380);
        await page.GotoAsync(server.Url + "/console");

        await TypeAsync(page, "app.Name");
        await page.GetByLabel("PIN").FillAsync("123456789");
        await page.GetByText("Unlock").ClickAsync();
        await TypeAsync(page, "for (int n = 0; n < 2; n++)");
        await Expect(page.GetByLabel("C# code")).ToHaveValueAsync("for (int n = 0; n < 2; n++)\n");
        await page.GetByLabel("C# code").PressSequentiallyAsync("    Print(n * 21);");
        await page.GetByLabel("C# code").PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("\"shop\"");
        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("0\n21");
        await Browser.KeepAsync(page, "console");
    }

    private static async Task TypeAsync(IPage page, string code)
    {
        ILocator input = page.GetByLabel("C# code");
        await input.FillAsync(code);
        await input.PressAsync("Enter");
    }

    private static Task<KestrelHost> ServeAsync()
    {
        FlaskApp app = new("shop") { TemplateLoader = new DictLoader(new Dictionary<string, string> { ["invoice.html"] = Invoice }) };
        app.Config["PROPAGATE_EXCEPTIONS"] = true;
        app.Route("/orders/<int:id>", (int id) => Ship(id));
        app.Route("/invoice/<int:id>", static (int id) => Templates.Render("invoice.html", new { order = id, total = (Func<int, int>)Total }));
        DebuggerOptions debugger = new()
        {
            Evaluator = new CSharpEvaluator("Flask.Net"),
            Pin = "123-456-789",
            Log = TextWriter.Null,
            EnvironmentName = "Development",
            ConsoleNames = () => new Dictionary<string, object?> { ["app"] = app },
            PlacesOf = static error => TemplateException.StackOf(error).Select(static call => new SourcePlace($"template '{call.TemplateName}'", null, call.Line, Invoice)),
        };
        return KestrelHost.StartAsync("127.0.0.1", 0, new DebuggedApplication(app.WsgiApp, debugger).Application, new ServerOptions { Log = TextWriter.Null });
    }

    private static int Total(int id)
    {
        try
        {
            return Ship(id).Length;
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException($"The invoice of order {id} has no total: a table of prices with a long, long, long name and/a/path/that/nobody/can/break/anywhere was not found.", error);
        }
    }

    private static string Ship(int id)
    {
        string[] stock = [];
        if (stock.Length == 0)
            throw new InvalidOperationException($"Order {id} cannot be shipped: nothing is in stock.");
        return "shipped";
    }
}
