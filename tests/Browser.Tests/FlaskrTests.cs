using System.Diagnostics;
using Microsoft.Playwright;
using Pallets.Tests.Publishing;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>Walks through the blog of <c>examples/flaskr</c> as its tutorial does: registers, logs in, writes, edits, deletes, logs out.</summary>
[TestClass]
public sealed class FlaskrTests
{
    [TestMethod]
    public async Task A_writer_walks_through_the_blog()
    {
        await using Browser browser = await Browser.StartAsync();
        await using Blog blog = await Blog.StartAsync();
        IPage page = await browser.NewPageAsync();

        await page.GotoAsync(blog.Url);
        await Expect(page.GetByText("Nothing has been written yet.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Register" }).First.ClickAsync();
        await EnterAsync(page, "Register");
        await page.WaitForURLAsync("**/auth/login");
        await Browser.KeepAsync(page, "flaskr-login");
        await EnterAsync(page, "Log In");
        await Expect(page.Locator(".who")).ToHaveTextAsync("ada");

        await WriteAsync(page, "On engines", "The engine weaves algebraic patterns,\njust as the loom weaves flowers and leaves.");
        await WriteAsync(page, "On <b>notes</b>", "Note G computes the numbers of Bernoulli.");
        ILocator titles = page.Locator("article h2");
        await Expect(titles).ToHaveTextAsync(["On <b>notes</b>", "On engines"]);
        await Browser.KeepAsync(page, "flaskr-posts");

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).First.ClickAsync();
        await Browser.KeepAsync(page, "flaskr-edit");
        await page.GetByLabel("Title").FillAsync("On notes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(titles).ToHaveTextAsync(["On notes", "On engines"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this post" }).ClickAsync();
        await Expect(titles).ToHaveTextAsync(["On notes"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Log in" })).ToBeVisibleAsync();
        await page.GotoAsync(blog.Url + "create");
        await page.WaitForURLAsync("**/auth/login");
    }

    [TestMethod]
    public async Task The_blog_is_readable_in_the_dark()
    {
        await using Browser browser = await Browser.StartAsync();
        await using Blog blog = await Blog.StartAsync();
        IPage page = await browser.NewPageAsync(dark: true);
        await page.GotoAsync(blog.Url + "auth/register");
        await EnterAsync(page, "Register");
        await page.GotoAsync(blog.Url + "auth/register");
        await EnterAsync(page, "Register");

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("User ada is already registered.");
        await Browser.KeepAsync(page, "flaskr-dark");
    }

    private static async Task EnterAsync(IPage page, string button)
    {
        await page.GetByLabel("Username").FillAsync("ada");
        await page.GetByLabel("Password").FillAsync("a long password");
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    private static async Task WriteAsync(IPage page, string title, string body)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "New post" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByLabel("Body").FillAsync(body);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
    }

    /// <summary>The example in a process of its own, with an empty database.</summary>
    private sealed class Blog(ServedProgram program, DirectoryInfo folder) : IAsyncDisposable
    {
        public string Url => program.Address.ToString();

        public static async Task<Blog> StartAsync()
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("flaskr");
            Dictionary<string, string> environment = new() { ["FLASKR_DATABASE"] = Path.Combine(folder.FullName, "blog.sqlite") };
            string dll = ServedProgram.DllOf("flaskr");
            ProcessStartInfo prepare = new("dotnet", [dll, "init-db"]) { RedirectStandardOutput = true };
            prepare.Environment["FLASKR_DATABASE"] = environment["FLASKR_DATABASE"];
            using (Process process = Process.Start(prepare)!) // null only where a running process is taken up
            {
                Assert.AreEqual("Initialized the database.\n", await process.StandardOutput.ReadToEndAsync());
                await process.WaitForExitAsync();
            }

            return new Blog(await ServedProgram.StartAsync(dll, ["run", "--port", "0"], environment, " * Running on "), folder);
        }

        public async ValueTask DisposeAsync()
        {
            await program.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
