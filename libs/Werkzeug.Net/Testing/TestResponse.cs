using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Testing;

/// <summary>What a client got: the response, the request that led to it, and the redirects on the way.</summary>
/// <remarks>Mirrors <c>werkzeug.test.TestResponse</c>. Its body was read to the end.</remarks>
public sealed class TestResponse : Response
{
    internal TestResponse(byte[] body, WsgiResult result, Request request, IReadOnlyList<TestResponse> history)
        : base(ResponseBody.FromSequence([body]), result.Status, new Datastructures.Headers(result.Headers))
    {
        Request = request;
        History = history;
    }

    /// <inheritdoc/>
    public override string? DefaultMimeType => null;

    /// <summary>The request that led to the response, after all redirects.</summary>
    public Request Request { get; }

    /// <summary>The redirects that were followed, first to last.</summary>
    public IReadOnlyList<TestResponse> History { get; }
}
