using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>Requests with bytes changed, dropped, doubled and put in: each is answered or refused, none is an error of the server, and what arrives passes the validator.</summary>
[TestClass]
public sealed class RequestFuzzTests
{
    private static readonly string[] Requests =
    [
        "GET /a%20b/?x=%zz&y HTTP/1.1\r\nHost: h\r\nAccept: */*\r\nCookie: a=b; c=\"d\"\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: h:80\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nX-T: 1\r\n\r\n",
        "HEAD http://h/echo?q HTTP/1.1\r\nHost: h\r\nConnection: keep-alive\r\nExpect: 100-continue\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nX_A: 2\r\n\r\n",
        "GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /second HTTP/1.0\r\n\r\n",
    ];

    private static readonly string[] Pieces =
        ["\r\n", "\n", "\r", "\0", " ", "\t", ":", ";", "%", "%00", "%2F", "/", "..", "?", "#", "_", "-", "é", "\u0080", "\u00ff", "Host: x\r\n", "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n", "FFFF", "HTTP/1.1"];

    [TestMethod]
    public async Task Whatever_comes_is_answered_or_refused()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("PALLETS_FUZZ_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out int told) ? told : 8;
        int cases = int.TryParse(Environment.GetEnvironmentVariable("PALLETS_FUZZ_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out told) ? told : 400;
        Random random = new(seed);
        List<string> wrong = [];
        await using RawServer server = await RawServer.StartAsync(LintMiddleware.Wrap(AnswerAsync, warning =>
        {
            if (warning.ToString()?.StartsWith("WV9:", StringComparison.Ordinal) != true) // methods that nobody knows are what is asked for
                wrong.Add($"{warning}");
        }));

        for (int n = 0; n < cases; n++)
        {
            string request = Mutate(random, Requests[random.Next(Requests.Length)]);
            string answer = await TellAsync(server, request);
            if (answer.Contains("HTTP/1.1 5", StringComparison.Ordinal) && !answer.Contains("HTTP/1.1 501", StringComparison.Ordinal) && !answer.Contains("HTTP/1.1 505", StringComparison.Ordinal))
                wrong.Add($"{request} -> {answer}");
            if (answer.Length > 0 && !answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
                wrong.Add($"{request} -> {answer}");
        }

        Assert.AreEqual("200 OK", (await server.GetAsync("/")).Status);
        Assert.IsEmpty(wrong, string.Join('\n', wrong.Take(10)));
        string log = server.Log.ToString();
        int error = log.IndexOf("Error on request", StringComparison.Ordinal);
        Assert.IsLessThan(0, error, error < 0 ? "" : log[error..]);
    }

    // Reads everything there is to read of a request, as an application may.
    private static async ValueTask<WsgiBody> AnswerAsync(WsgiEnviron environ, StartResponse start)
    {
        Request request = new(environ);
        byte[] body = await request.GetDataAsync();
        string shown = $"{environ.Method} {environ.Path} {environ.QueryString} {string.Join(' ', environ.Keys)} {request.Args.Pairs.Count()} {request.Cookies.Pairs.Count()} {body.Length}";
        start("200 OK", [Probes.Plain]);
        return WsgiBody.Of(Encoding.UTF8.GetBytes(shown));
    }

    private static string Mutate(Random random, string request)
    {
        StringBuilder text = new(request);
        for (int times = random.Next(4); times >= 0; times--)
        {
            int at = random.Next(text.Length);
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text[at] = (char)random.Next(256);
                    break;
                case 3:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 40), text.Length - at)));
                    break;
                default:
                    text.Insert(at, new string(text[at], random.Next(1, 300)));
                    break;
            }

            if (text.Length == 0)
                text.Append('x');
        }

        return text.ToString();
    }

    // The client says that nothing more comes, so that a request that is not whole ends, too.
    private static async Task<string> TellAsync(LiveServer server, string request)
    {
        using TcpClient client = await server.ConnectAsync();
        NetworkStream stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request + "\r\n\r\n"));
            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // The server refused before it had read everything.
        }

        return await LiveServer.ReadToEndAsync(stream);
    }
}
