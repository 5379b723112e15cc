using Werkzeug.Net.Debugging;

namespace Werkzeug.Net.Tests.Debugging;

[TestClass]
public sealed class TracebackPageTests
{
    [TestMethod]
    public void The_page_shows_the_source_line_that_failed()
    {
        string page = TracebackPage.Html(DebugTraceback.From(Caught("told you")));

        Assert.Contains("throw new InvalidOperationException(message); // here", page);
        Assert.Contains("TracebackPageTests.cs, line ", page);
        Assert.Contains("told you", page);
    }

    [TestMethod]
    public void What_the_exception_says_is_escaped_in_title_and_body()
    {
        string page = TracebackPage.Html(DebugTraceback.From(Caught("<script>alert(1)</script>")));

        Assert.DoesNotContain("<script>", page);
        Assert.Contains("<title>System.InvalidOperationException: &lt;script&gt;", page);
    }

    [TestMethod]
    public void Causes_follow_the_exception_that_they_caused()
    {
        InvalidOperationException outer = new("outer", Caught("inner"));

        string text = TracebackPage.Text(DebugTraceback.From(outer));

        Assert.StartsWith("System.InvalidOperationException: outer\n", text);
        Assert.Contains("\ncaused by System.InvalidOperationException: inner\n", text);
    }

    [TestMethod]
    public void The_text_marks_the_line_that_failed()
    {
        string text = TracebackPage.Text(DebugTraceback.From(Caught("x")));

        string marked = text.Split('\n').Single(line => line.TrimStart().StartsWith('>') && line.Contains("// here", StringComparison.Ordinal));
        Assert.Contains("throw new InvalidOperationException(message);", marked);
    }

    [TestMethod]
    public void An_exception_that_was_never_thrown_has_a_page_too()
    {
        string page = TracebackPage.Html(DebugTraceback.From(new TimeoutException("never thrown")));

        Assert.Contains("never thrown", page);
    }

    [TestMethod]
    public async Task The_machinery_of_await_is_left_out()
    {
        string text = TracebackPage.Text(DebugTraceback.From(await CaughtLater()));

        Assert.Contains("TracebackPageTests.FailLater()", text);
        Assert.DoesNotContain("TaskAwaiter", text);
    }

    private static async Task<Exception> CaughtLater()
    {
        try
        {
            await FailLater();
            throw new AssertFailedException("It did not fail.");
        }
        catch (TimeoutException error)
        {
            return error;
        }
    }

    private static async Task FailLater()
    {
        await Task.Yield();
        throw new TimeoutException("later");
    }

    private static InvalidOperationException Caught(string message)
    {
        try
        {
            throw new InvalidOperationException(message); // here
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
    }
}
