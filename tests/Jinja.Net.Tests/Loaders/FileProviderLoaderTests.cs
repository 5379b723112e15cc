using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Jinja.Net.Tests.Loaders;

/// <summary>The loader that the generator wrote into this project, which knows IFileProvider.</summary>
[TestClass]
public sealed class FileProviderLoaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinja");
    private readonly PhysicalFileProvider _files;

    public FileProviderLoaderTests() => _files = new PhysicalFileProvider(_folder.FullName) { UsePollingFileWatcher = true, UseActivePolling = false };

    public void Dispose()
    {
        _files.Dispose();
        _folder.Delete(recursive: true);
    }

    [TestMethod]
    public void Files_are_found_by_name()
    {
        Write("pages/a.html", "a {% include 'sub/b.html' %}");
        Write("pages/sub/b.html", "b");
        JinjaEnvironment env = new(new JinjaOptions { Loader = new FileProviderLoader(_files, "/pages/") });

        Assert.AreEqual("a b", env.GetTemplate("a.html").Render());
        Assert.AreEqual(Path.Combine(_folder.FullName, "pages", "a.html"), env.GetTemplate("./a.html").FileName);
        CollectionAssert.AreEqual(new[] { "a.html", "sub/b.html" }, env.ListTemplates().ToArray());
    }

    [TestMethod]
    public async Task Files_are_read_without_holding_up_a_thread()
    {
        Write("a.html", "a");

        Assert.AreEqual("a", (await new FileProviderLoader(_files).LoadAsync("a.html")).Text);
    }

    [TestMethod]
    [DataRow("../secret.txt")]
    [DataRow("sub/../../secret.txt")]
    [DataRow("..\\secret.txt")]
    [DataRow("C:/secret.txt")]
    [DataRow("a.html:stream")]
    [DataRow("a.html\0")]
    [DataRow("none.html")]
    [DataRow("sub")]
    [DataRow("")]
    [DataRow("/")]
    public void No_name_leads_out_of_the_folder_or_to_anything_but_a_file(string name)
    {
        Write("secret.txt", "secret");
        Write("pages/a.html", "a");
        Write("pages/sub/b.html", "b");

        TemplateNotFoundException error = Assert.ThrowsExactly<TemplateNotFoundException>(() => new FileProviderLoader(_files, "pages").Load(name));
        Assert.AreEqual(name, error.Name);
    }

    [TestMethod]
    public void A_file_that_is_written_anew_is_loaded_anew_and_one_that_is_deleted_is_gone()
    {
        Write("a.html", "one");
        JinjaEnvironment env = new(new JinjaOptions { Loader = new FileProviderLoader(_files) });
        Template first = env.GetTemplate("a.html");

        Assert.AreSame(first, env.GetTemplate("a.html"));
        Write("a.html", "two", day: 2);
        Assert.IsFalse(first.IsUpToDate);
        Assert.AreEqual("two", env.GetTemplate("a.html").Render());
        File.Delete(Path.Combine(_folder.FullName, "a.html"));
        Assert.ThrowsExactly<TemplateNotFoundException>(() => env.GetTemplate("a.html"));
    }

    [TestMethod]
    public void A_change_token_alone_makes_a_template_out_of_date()
    {
        SignallingProvider provider = new();
        provider.Texts["a.html"] = "one";
        JinjaEnvironment env = new(new JinjaOptions { Loader = new FileProviderLoader(provider) });

        Assert.AreEqual("one", env.GetTemplate("a.html").Render());
        provider.Texts["a.html"] = "two";
        Assert.AreEqual("one", env.GetTemplate("a.html").Render());
        provider.Signal();
        Assert.AreEqual("two", env.GetTemplate("a.html").Render());
        Assert.AreEqual(2, provider.Watched);
    }

    [TestMethod]
    public void Names_that_lead_nowhere_are_not_watched()
    {
        SignallingProvider provider = new();
        FileProviderLoader loader = new(provider);

        for (int i = 0; i < 10; i++)
            Assert.ThrowsExactly<TemplateNotFoundException>(() => loader.Load($"none{i}.html"));

        Assert.AreEqual(0, provider.Watched);
    }

    [TestMethod]
    public void Without_auto_reload_nothing_is_asked_again()
    {
        SignallingProvider provider = new();
        provider.Texts["a.html"] = "one";
        JinjaEnvironment env = new(new JinjaOptions { Loader = new FileProviderLoader(provider), AutoReload = false });

        Assert.AreEqual("one", env.GetTemplate("a.html").Render());
        provider.Texts["a.html"] = "two";
        provider.Signal();
        Assert.AreEqual("one", env.GetTemplate("a.html").Render());
    }

    [TestMethod]
    public void What_is_no_UTF8_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "a.html"), [0x61, 0xFF]);

        Assert.ThrowsExactly<System.Text.DecoderFallbackException>(() => new FileProviderLoader(_files).Load("a.html"));
    }

    private void Write(string name, string text, int day = 1)
    {
        string file = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, day, 0, 0, 0, DateTimeKind.Utc));
    }

    /// <summary>Files in memory that all were written at the same time: only the token tells that one has changed.</summary>
    private sealed class SignallingProvider : IFileProvider
    {
        private Token _token = new();

        public Dictionary<string, string> Texts { get; } = [];

        public int Watched { get; private set; }

        public void Signal()
        {
            _token.HasChanged = true;
            _token = new Token();
        }

        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IFileInfo GetFileInfo(string subpath) => Texts.TryGetValue(subpath, out string? text) ? new MemoryFile(subpath, text) : new NotFoundFileInfo(subpath);

        public IChangeToken Watch(string filter)
        {
            Watched++;
            return _token;
        }

        private sealed class Token : IChangeToken
        {
            public bool HasChanged { get; set; }

            public bool ActiveChangeCallbacks => false;

            public IDisposable RegisterChangeCallback(Action<object?> callback, object? state) => throw new NotSupportedException();
        }
    }

    private sealed class MemoryFile(string name, string text) : IFileInfo
    {
        public bool Exists => true;

        public bool IsDirectory => false;

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public long Length => text.Length;

        public string Name => name;

        public string? PhysicalPath => null;

        public Stream CreateReadStream() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
