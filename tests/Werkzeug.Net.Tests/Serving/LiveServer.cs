using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>A live server on loopback, spoken to in bytes.</summary>
public abstract class LiveServer : IAsyncDisposable
{
    /// <summary>How long a test waits for bytes that must come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The port.</summary>
    public abstract int Port { get; }

    /// <summary>Sends bytes and reads until the server closes.</summary>
    public async Task<string> SendAsync(string request)
    {
        using TcpClient client = await ConnectAsync();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        return await ReadToEndAsync(stream);
    }

    /// <summary>Sends a request that asks the server to close afterwards.</summary>
    public Task<string> AskAsync(string line, string headers = "", string body = "") =>
        SendAsync($"{line}\r\nHost: example.org\r\nConnection: close\r\n{headers}\r\n{body}");

    /// <summary>Asks and takes the answer apart.</summary>
    public async Task<WireAnswer> GetAsync(string target, string headers = "") => WireAnswer.Parse(await AskAsync($"GET {target} HTTP/1.1", headers));

    /// <summary>Sends a body with its length.</summary>
    public async Task<WireAnswer> PostAsync(string target, string body, string headers = "") =>
        WireAnswer.Parse(await AskAsync($"POST {target} HTTP/1.1", $"Content-Length: {body.Length}\r\n{headers}", body));

    public async Task<TcpClient> ConnectAsync()
    {
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        return client;
    }

    public static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        using CancellationTokenSource patience = new(Patience);
        using MemoryStream all = new();
        try
        {
            await stream.CopyToAsync(all, patience.Token);
        }
        catch (IOException)
        {
            // The server reset the connection: what came before counts.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }

    /// <summary>Reads until a text has come.</summary>
    public static async Task<string> ReadUntilAsync(NetworkStream stream, string wanted)
    {
        using CancellationTokenSource patience = new(Patience);
        StringBuilder all = new();
        byte[] buffer = new byte[4096];
        while (!all.ToString().Contains(wanted, StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(buffer, patience.Token);
            if (read == 0)
                throw new InvalidOperationException($"The server closed after: {all}");
            all.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return all.ToString();
    }

    public abstract ValueTask DisposeAsync();
}
