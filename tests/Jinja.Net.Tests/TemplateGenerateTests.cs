namespace Jinja.Net.Tests;

[TestClass]
public sealed class TemplateGenerateTests
{
    private static readonly JinjaEnvironment Environment = new();

    [TestMethod]
    public void Pieces_are_made_when_they_are_asked_for()
    {
        List<long> done = [];
        Template template = Environment.FromString("<{% for i in range(3) %}{{ step(i) }}{% endfor %}>");

        using IEnumerator<string> pieces = template.Generate(new { step = (Func<long, string>)(i => { done.Add(i); return $"{i}"; }) }).GetEnumerator();

        Assert.IsEmpty(done);
        Assert.IsTrue(pieces.MoveNext());
        Assert.AreEqual(("<", 0), (pieces.Current, done.Count));
        Assert.IsTrue(pieces.MoveNext());
        Assert.AreEqual(("0", 1), (pieces.Current, done.Count));
        Assert.IsTrue(pieces.MoveNext());
        Assert.AreEqual(("1", 2), (pieces.Current, done.Count));
    }

    [TestMethod]
    public void Pieces_can_be_given_a_size()
    {
        Template template = Environment.FromString("{% for i in range(100000) %}{{ i }}{% endfor %}");

        string[] pieces = [.. template.Generate(null, 4096)];

        Assert.AreEqual(template.Render(), string.Concat(pieces));
        Assert.IsTrue(pieces[..^1].All(static piece => piece.Length is > 2000 and < 20_000), string.Join(' ', pieces.Select(static piece => piece.Length)));
    }

    [TestMethod]
    public void An_error_comes_after_the_pieces_before_it()
    {
        List<string> pieces = [];

        UndefinedException error = Assert.ThrowsExactly<UndefinedException>(() =>
        {
            foreach (string piece in Environment.FromString("a{{ 1 }}\n{{ x.y }}").Generate())
                pieces.Add(piece);
        });

        Assert.AreEqual("a1\n", string.Concat(pieces));
        Assert.AreEqual(2, error.Line);
    }

    [TestMethod]
    public void A_synchronous_piece_does_not_wait() =>
        Assert.ThrowsExactly<TemplateRuntimeException>(() => Environment.FromString("{{ x }}").Generate(new { x = new TaskCompletionSource<int>().Task }).ToArray());

    [TestMethod]
    public void A_parent_s_pieces_come_one_by_one_too()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Loader = new DictLoader(new Dictionary<string, string> { ["base"] = "<{% block a %}{% endblock %}>{% include 'part' %}", ["part"] = "p{{ n }}q" }) });

        string[] pieces = [.. environment.FromString("{% extends 'base' %}{% block a %}x{{ n }}{% endblock %}").Generate(new { n = 2 })];

        CollectionAssert.AreEqual(new[] { "<", "x", "2", ">", "p", "2", "q" }, pieces);
    }

    [TestMethod]
    public async Task What_is_printed_is_given_before_the_render_waits()
    {
        TaskCompletionSource<string> slow = new(TaskCreationOptions.RunContinuationsAsynchronously);

        await using IAsyncEnumerator<string> pieces = Environment.FromString("head {{ slow }} tail").GenerateAsync(new { slow = slow.Task }, size: 1000).GetAsyncEnumerator();

        Assert.IsTrue(await pieces.MoveNextAsync());
        Assert.AreEqual("head ", pieces.Current);
        ValueTask<bool> next = pieces.MoveNextAsync();
        Assert.IsFalse(next.IsCompleted);
        slow.SetResult("now");
        Assert.IsTrue(await next);
        Assert.AreEqual("now tail", pieces.Current);
        Assert.IsFalse(await pieces.MoveNextAsync());
    }

    [TestMethod]
    public async Task Pieces_can_be_left()
    {
        bool closed = false;
        async IAsyncEnumerable<int> Count()
        {
            try
            {
                for (int i = 0; ; i++)
                {
                    await Task.Yield();
                    yield return i;
                }
            }
            finally
            {
                closed = true;
            }
        }

        await foreach (string piece in Environment.FromString("{% for i in count %}{{ i }};{% endfor %}").GenerateAsync(new { count = Count() }))
            if (piece == "5")
                break;

        Assert.IsTrue(closed);
    }
}
