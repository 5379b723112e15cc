using System.Collections;
using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Jinja.Net.Tests.Loaders;

[TestClass]
public sealed class FileProviderLoaderTests
{
    private readonly Files _files = new() { ["pages/a.html"] = "a", ["pages/sub/b.html"] = "b", ["secret.txt"] = "secret" };

    [TestMethod]
    public void Templates_come_from_a_file_provider()
    {
        FileProviderLoader loader = new(_files, "pages");

        Assert.AreEqual("a", loader.Load("a.html").Text);
        Assert.AreEqual("b", loader.Load("sub/b.html").Text);
        CollectionAssert.AreEqual(new[] { "a.html", "sub/b.html" }, loader.ListTemplates().ToArray());
    }

    [TestMethod]
    [DataRow("../secret.txt")]
    [DataRow("sub/../../secret.txt")]
    [DataRow("..\\secret.txt")]
    [DataRow("sub")]
    [DataRow("")]
    public void No_name_leads_out_of_the_folder(string name) =>
        Assert.ThrowsExactly<TemplateNotFoundException>(() => new FileProviderLoader(_files, "pages").Load(name));

    [TestMethod]
    public void A_template_is_loaded_again_once_the_change_token_says_so()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Loader = new FileProviderLoader(_files, "pages") });

        Assert.AreEqual("a", environment.GetTemplate("a.html").Render());
        Assert.AreSame(environment.GetTemplate("a.html"), environment.GetTemplate("a.html"));
        _files["pages/a.html"] = "changed";
        Assert.AreEqual("a", environment.GetTemplate("a.html").Render());
        _files.Change();
        Assert.AreEqual("changed", environment.GetTemplate("a.html").Render());
    }

    // Files in memory, with one token for all changes.
    private sealed class Files : IFileProvider
    {
        private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);
        private CancellationTokenSource _change = new();

        public string this[string path]
        {
            set => _texts[path] = value;
        }

        public void Add(string path, string text) => _texts.Add(path, text);

        public void Change()
        {
            CancellationTokenSource before = _change;
            _change = new CancellationTokenSource();
            before.Cancel();
        }

        public IFileInfo GetFileInfo(string subpath) => new Entry(subpath, _texts.GetValueOrDefault(subpath), _texts.Keys.Any(path => path.StartsWith(subpath + "/", StringComparison.Ordinal)));

        public IDirectoryContents GetDirectoryContents(string subpath) => new Folder(
            [.. _texts.Keys.Where(path => path.StartsWith(subpath + "/", StringComparison.Ordinal)).Select(path => path[(subpath.Length + 1)..].Split('/')[0]).Distinct().Select(name => GetFileInfo(subpath + "/" + name))]);

        public IChangeToken Watch(string filter) => new CancellationChangeToken(_change.Token);

        private sealed record Entry(string Path, string? Text, bool IsDirectory) : IFileInfo
        {
            public bool Exists => Text is not null || IsDirectory;

            public long Length => Text?.Length ?? -1;

            public string? PhysicalPath => null;

            public string Name => Path[(Path.LastIndexOf('/') + 1)..];

            public DateTimeOffset LastModified => default;

            public Stream CreateReadStream() => new MemoryStream(Encoding.UTF8.GetBytes(Text!));
        }

        private sealed class Folder(IReadOnlyList<IFileInfo> entries) : IDirectoryContents
        {
            public bool Exists => entries.Count > 0;

            public IEnumerator<IFileInfo> GetEnumerator() => entries.GetEnumerator();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        }
    }
}
