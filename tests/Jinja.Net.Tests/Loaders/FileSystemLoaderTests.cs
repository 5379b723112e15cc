namespace Jinja.Net.Tests.Loaders;

[TestClass]
public sealed class FileSystemLoaderTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jinja").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Files_are_found_by_name_in_the_first_folder_that_has_one()
    {
        Write("one/a.txt", "one");
        Write("two/a.txt", "two");
        Write("two/sub/b.txt", "b");
        FileSystemLoader loader = new([Path.Combine(_folder, "one"), Path.Combine(_folder, "two")]);

        Assert.AreEqual("one", loader.Load("a.txt").Text);
        Assert.AreEqual("b", loader.Load("sub/b.txt").Text);
        CollectionAssert.AreEqual(new[] { "a.txt", "sub/b.txt" }, loader.ListTemplates().ToArray());
    }

    [TestMethod]
    [DataRow("../secret.txt")]
    [DataRow("sub/../../secret.txt")]
    [DataRow("..\\secret.txt")]
    [DataRow("C:/secret.txt")]
    [DataRow("")]
    [DataRow("/")]
    public void No_name_leads_out_of_the_folder(string name)
    {
        Write("secret.txt", "secret");
        Write("in/a.txt", "a");

        Assert.ThrowsExactly<TemplateNotFoundException>(() => new FileSystemLoader(Path.Combine(_folder, "in")).Load(name));
    }

    [TestMethod]
    public void A_file_that_changed_is_loaded_again()
    {
        string file = Write("a.txt", "one");
        JinjaEnvironment environment = new(new JinjaOptions { Loader = new FileSystemLoader(_folder) });
        Assert.AreEqual("one", environment.GetTemplate("a.txt").Render());

        File.WriteAllText(file, "two");
        File.SetLastWriteTimeUtc(file, new DateTime(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.AreEqual("two", environment.GetTemplate("a.txt").Render());
    }

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
