using System.Text;
using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Tests.Datastructures;

[TestClass]
public sealed class FileStorageTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task A_file_is_saved_where_the_program_says()
    {
        string path = Path.GetTempFileName();
        using FileStorage file = new(new MemoryStream(Encoding.UTF8.GetBytes("content")), "a.txt", "field", "Text/Plain; charset=utf-8");

        await file.SaveAsync(path, TestContext.CancellationToken);

        Assert.AreEqual("content", await File.ReadAllTextAsync(path, TestContext.CancellationToken));
        Assert.AreEqual("text/plain", file.MimeType);
        Assert.AreEqual(7, file.Length);
        Assert.IsTrue(file.HasFile);
        File.Delete(path);
    }

    [TestMethod]
    public void An_empty_field_has_no_file()
    {
        using FileStorage file = new(fileName: "");

        Assert.IsFalse(file.HasFile);
        Assert.AreEqual(0, file.Length);
        Assert.IsNull(file.ContentType);
    }

    [TestMethod]
    public void Disposing_a_file_closes_its_stream()
    {
        MemoryStream stream = new();

        new FileStorage(stream).Dispose();

        Assert.IsFalse(stream.CanRead);
    }

    [TestMethod]
    public void Tests_add_files_from_streams_and_from_the_disk()
    {
        string path = Path.GetTempFileName();
        FileMultiDict files = new();

        files.AddFile("a", path, contentType: "text/plain");
        files.AddFile("b", new MemoryStream(), "b.txt");

        Assert.AreEqual(Path.GetFileName(path), files["a"].FileName);
        Assert.AreEqual("b", files["b"].Name);
        files["a"].Dispose();
        File.Delete(path);
    }
}
