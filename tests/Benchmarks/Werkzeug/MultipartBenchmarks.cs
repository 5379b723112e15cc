using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Werkzeug.Net.Forms;

namespace Benchmarks.Werkzeug;

/// <summary>An upload of 50 MB with 200 fields, beside <see cref="MultipartReader"/>. Files are read and dropped by both.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class MultipartBenchmarks
{
    private byte[] _body = null!;

    /// <summary>Makes the body.</summary>
    [GlobalSetup]
    public void Setup()
    {
        using MemoryStream body = new();
        void Write(string text) => body.Write(Encoding.ASCII.GetBytes(text));
        for (int field = 0; field < 200; field++)
            Write($"------WebKitFormBoundary7MA4YWxk\r\nContent-Disposition: form-data; name=\"field{field}\"\r\n\r\nvalue {field}\r\n");
        Write("------WebKitFormBoundary7MA4YWxk\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        byte[] file = new byte[50 * 1024 * 1024];
        new Random(1).NextBytes(file);
        body.Write(file);
        Write("\r\n------WebKitFormBoundary7MA4YWxk--\r\n");
        _body = body.ToArray();
    }

    /// <summary>The peer.</summary>
    [Benchmark(Baseline = true)]
    public async Task<long> AspNetCore()
    {
        MultipartReader reader = new("----WebKitFormBoundary7MA4YWxk", new MemoryStream(_body), 64 * 1024);
        long total = 0;
        byte[] buffer = new byte[64 * 1024];
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            ContentDispositionHeaderValue disposition = section.GetContentDispositionHeader()!;
            if (!disposition.IsFileDisposition())
            {
                total += (await section.AsFormDataSection()!.GetValueAsync()).Length;
                continue;
            }

            for (int read = await section.Body.ReadAsync(buffer); read > 0; read = await section.Body.ReadAsync(buffer))
                total += read;
        }

        return total;
    }

    /// <summary>Ours.</summary>
    [Benchmark]
    public async Task<long> Werkzeug()
    {
        CountingStream file = new();
        FormData form = await new MultipartFormReader(streamFactory: (_, _) => file).ReadAsync(new MemoryStream(_body), "----WebKitFormBoundary7MA4YWxk"u8);
        return file.Total + form.Form.Pairs.Sum(static pair => pair.Value.Length);
    }

    private sealed class CountingStream : MemoryStream
    {
        public long Total { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Total += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
