using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Forms;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Forms;

/// <summary>Uploads: limits of files, a look at each before the program sees it, and parts that are read as streams.</summary>
[TestClass]
public sealed class UploadTests
{
    private static string FilePart(string name, string content) =>
        $"--B\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{name}.txt\"\r\n\r\n{content}\r\n";

    private static string TextPart(string name, string content) => $"--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{content}\r\n";

    private static WsgiEnviron Upload(params string[] parts) =>
        Environs.Of("POST", body: string.Concat(parts) + "--B--\r\n", more: ("CONTENT_TYPE", "multipart/form-data; boundary=B"));

    [TestMethod]
    public void Each_file_has_a_limit()
    {
        Assert.AreEqual(5, new Request(Upload(FilePart("a", "12345"))) { MaxFileSize = 5 }.Files["a"].Length);
        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => new Request(Upload(FilePart("a", "123456"))) { MaxFileSize = 5 }.Files);
    }

    [TestMethod]
    public void All_files_together_have_a_quota()
    {
        string[] parts = [FilePart("a", "123"), TextPart("t", "a long text"), FilePart("b", "456")];

        Assert.AreEqual(2, new Request(Upload(parts)) { MaxFilesSize = 6 }.Files.Count);
        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => new Request(Upload(parts)) { MaxFilesSize = 5 }.Files);
    }

    [TestMethod]
    public void What_is_past_the_limit_never_reaches_the_disk()
    {
        MemoryStream file = new();
        MultipartFormReader reader = new(new FormLimits { MaxFileSize = 10 }, (_, _) => file, bufferSize: 64);
        byte[] body = Encoding.ASCII.GetBytes(FilePart("a", new string('x', 10_000)) + "--B--");

        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => reader.Read(new MemoryStream(body), "B"u8));
        Assert.IsEmpty(file.ToArray());
    }

    [TestMethod]
    public async Task A_scan_sees_each_file_first_and_from_its_beginning()
    {
        List<string> seen = [];
        Request request = new(Upload(FilePart("a", "one"), TextPart("t", "text"), FilePart("b", "two")))
        {
            FileScan = async (file, cancel) =>
            {
                await Task.Yield();
                seen.Add($"{file.Name} {await new StreamReader(file.Stream).ReadToEndAsync(cancel)}");
            },
        };

        await request.LoadFormAsync();

        CollectionAssert.AreEqual(new[] { "a one", "b two" }, seen);
        Assert.AreEqual("two", new StreamReader(request.Files["b"].Stream).ReadToEnd());
    }

    [TestMethod]
    public async Task A_file_that_the_scan_refuses_refuses_the_form_and_is_closed()
    {
        FileStorage? infected = null;
        Request request = new(Upload(FilePart("a", "virus")))
        {
            FileScan = (file, _) =>
            {
                infected = file;
                throw new UnprocessableEntityException("The file is infected.");
            },
        };

        UnprocessableEntityException error = await Assert.ThrowsExactlyAsync<UnprocessableEntityException>(async () => await request.LoadFormAsync());

        Assert.AreEqual("The file is infected.", error.Description);
        Assert.IsFalse(infected!.Stream.CanRead);
    }

    [TestMethod]
    public void A_scan_that_waits_cannot_be_had_without_waiting()
    {
        TaskCompletionSource never = new();
        Request request = new(Upload(FilePart("a", "x"))) { FileScan = (_, _) => new ValueTask(never.Task) };

        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => request.Files).Message, "LoadFormAsync()");
    }

    [TestMethod]
    public async Task Parts_are_read_as_streams()
    {
        byte[] body = Encoding.ASCII.GetBytes(TextPart("t", "text") + FilePart("skipped", new string('x', 5_000)) + FilePart("f", "content") + "--B--\r\n");
        await using MultipartPartReader parts = new(new MemoryStream(body), "B"u8, bufferSize: 16);
        List<string> seen = [];

        while (await parts.NextAsync() is { } part)
        {
            if (part.Name != "skipped")
                seen.Add($"{part.Name}|{part.FileName}|{await new StreamReader(part.Content).ReadToEndAsync()}");
        }

        CollectionAssert.AreEqual(new[] { "t||text", "f|f.txt|content" }, seen);
        Assert.IsNull(await parts.NextAsync());
    }

    [TestMethod]
    public async Task The_body_is_read_no_faster_than_the_parts_are()
    {
        MemoryStream body = new(Encoding.ASCII.GetBytes(FilePart("f", new string('x', 1_000_000)) + "--B--"));
        await using MultipartPartReader parts = new(body, "B"u8, bufferSize: 1_024);
        MultipartPart part = (await parts.NextAsync())!;

        await part.Content.ReadExactlyAsync(new byte[10_000]);

        Assert.IsLessThan(20_000, body.Position);
    }

    [TestMethod]
    public async Task Parts_have_the_limits_of_forms()
    {
        async Task ReadAsync(FormLimits limits, params string[] content)
        {
            byte[] body = Encoding.ASCII.GetBytes(string.Concat(content) + "--B--");
            await using MultipartPartReader parts = new(new MemoryStream(body), "B"u8, limits);
            while (await parts.NextAsync() is not null)
            {
                // Skipping counts as reading.
            }
        }

        await ReadAsync(new() { MaxFileSize = 3, MaxFilesSize = 6 }, FilePart("a", "123"), FilePart("b", "456"));
        await Assert.ThrowsExactlyAsync<RequestEntityTooLargeException>(() => ReadAsync(new() { MaxFileSize = 2 }, FilePart("a", "123")));
        await Assert.ThrowsExactlyAsync<RequestEntityTooLargeException>(() => ReadAsync(new() { MaxFilesSize = 5 }, FilePart("a", "123"), FilePart("b", "456")));
        await Assert.ThrowsExactlyAsync<RequestEntityTooLargeException>(() => ReadAsync(new() { MaxFormParts = 1 }, FilePart("a", "123"), FilePart("b", "456")));
    }

    [TestMethod]
    public async Task A_part_that_is_over_is_at_its_end()
    {
        byte[] body = Encoding.ASCII.GetBytes(FilePart("a", "123") + FilePart("b", "456") + "--B--");
        await using MultipartPartReader parts = new(new MemoryStream(body), "B"u8);
        MultipartPart first = (await parts.NextAsync())!;
        MultipartPart second = (await parts.NextAsync())!;

        Assert.AreEqual(0, await first.Content.ReadAsync(new byte[3]));
        Assert.AreEqual("456", await new StreamReader(second.Content).ReadToEndAsync());
    }

    [TestMethod]
    public void An_urlencoded_body_of_unknown_length_has_a_limit_too()
    {
        static FormData Parse(int length) => new FormDataParser(new() { MaxFormMemorySize = 10 }).Parse(
            new MemoryStream(Encoding.ASCII.GetBytes("a=" + new string('x', length - 2))), "application/x-www-form-urlencoded", null, new Dictionary<string, string>());

        Assert.AreEqual(499_998, Parse(500_000).Form["a"].Length);
        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => Parse(500_001));
    }
}
