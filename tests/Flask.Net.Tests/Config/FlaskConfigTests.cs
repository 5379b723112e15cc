using Flask.Net.Config;
using Microsoft.Extensions.Configuration;

namespace Flask.Net.Tests.Config;

[TestClass]
public class FlaskConfigTests
{
    private readonly FlaskConfig _config = new(Path.GetTempPath(), FlaskConfig.Defaults);

    [TestMethod]
    public void The_defaults_are_the_originals()
    {
        Assert.HasCount(29, FlaskConfig.Defaults);
        Assert.AreEqual(TimeSpan.FromDays(31), _config.Get<TimeSpan>("PERMANENT_SESSION_LIFETIME"));
        Assert.AreEqual("session", _config.Get<string>("SESSION_COOKIE_NAME"));
        Assert.AreEqual(500_000, _config.Get<int>("MAX_FORM_MEMORY_SIZE"));
        Assert.IsFalse(_config.IsTrue("DEBUG"));
    }

    [TestMethod]
    public void A_missing_key_is_an_error_by_index_and_the_fallback_by_get()
    {
        Assert.ThrowsExactly<KeyNotFoundException>(() => _config["MISSING"]);
        Assert.AreEqual(7, _config.Get("MISSING", 7));
    }

    [TestMethod]
    public void Every_change_raises_the_version()
    {
        int before = _config.Version;

        _config["DEBUG"] = true;

        Assert.IsGreaterThan(before, _config.Version);
    }

    [TestMethod]
    public void Numbers_convert_and_seconds_are_a_time()
    {
        _config["PERMANENT_SESSION_LIFETIME"] = 60L;
        _config["SIZE"] = 5;

        Assert.AreEqual(TimeSpan.FromMinutes(1), _config.Get<TimeSpan>("PERMANENT_SESSION_LIFETIME"));
        Assert.AreEqual(5L, _config.Get<long>("SIZE"));
        Assert.AreEqual(5, _config.Get<int?>("SIZE"));
        Assert.ThrowsExactly<InvalidCastException>(() => _config.Get<bool>("SIZE"));
    }

    [TestMethod]
    public void A_mapping_sets_keys_in_capitals_only()
    {
        _config.FromMapping(new Dictionary<string, object?> { ["NEW_KEY"] = 1, ["lower"] = 2, ["Mixed"] = 3 });

        Assert.AreEqual(1, _config["NEW_KEY"]);
        Assert.IsFalse(_config.ContainsKey("lower"));
        Assert.IsFalse(_config.ContainsKey("Mixed"));
    }

    [TestMethod]
    public void An_object_sets_its_members()
    {
        _config.FromObject(new { SecretKey = "dev", MAX_SIZE = 5, HTMLTitle = "x" }).FromObject(typeof(Settings));

        Assert.AreEqual("dev", _config["SECRET_KEY"]);
        Assert.AreEqual(5, _config["MAX_SIZE"]);
        Assert.AreEqual("x", _config["HTML_TITLE"]);
        Assert.AreEqual("sqlite", _config["DATABASE"]);
    }

    [TestMethod]
    public void Variables_with_a_prefix_are_read_as_JSON_where_they_are_JSON()
    {
        _config.FromPrefixedEnv(environment: new Dictionary<string, string>
        {
            ["FLASK_A"] = "true", ["FLASK_B"] = "1.5", ["FLASK_C"] = "text", ["FLASK_D__X__Y"] = "1", ["FLASK_D__Z"] = "[2]", ["OTHER_E"] = "5",
        });

        Assert.AreEqual(true, _config["A"]);
        Assert.AreEqual(1.5, _config["B"]);
        Assert.AreEqual("text", _config["C"]);
        IDictionary<string, object?> nested = (IDictionary<string, object?>)_config["D"]!;
        Assert.AreEqual(1L, ((IDictionary<string, object?>)nested["X"]!)["Y"]);
        CollectionAssert.AreEqual(new object[] { 2L }, (List<object?>)nested["Z"]!);
        Assert.IsFalse(_config.ContainsKey("E"));
    }

    [TestMethod]
    public void A_file_is_JSON_unless_a_reader_is_given()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, """{"SECRET_KEY": "file", "ignored": 1}""");
        try
        {
            Assert.IsTrue(_config.FromFile(path));
            Assert.AreEqual("file", _config["SECRET_KEY"]);
            Assert.IsFalse(_config.ContainsKey("ignored"));
            Assert.IsTrue(_config.FromFile(path, static file => [new("LENGTH", file.Length)]));
            Assert.AreEqual(36L, _config["LENGTH"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void A_missing_file_is_an_error_unless_silent()
    {
        Assert.IsFalse(_config.FromFile("missing.json", silent: true));
        IOException error = Assert.ThrowsExactly<IOException>(() => _config.FromFile("missing.json"));
        StringAssert.StartsWith(error.Message, "Unable to load configuration file (", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_missing_variable_is_an_error_unless_silent()
    {
        Assert.IsFalse(_config.FromEnvVar("PALLETS_NOT_SET", silent: true));
        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => _config.FromEnvVar("PALLETS_NOT_SET"));
        StringAssert.StartsWith(error.Message, "The environment variable 'PALLETS_NOT_SET' is not set", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_namespace_gives_the_keys_below_a_prefix()
    {
        _config["STORE_KIND"] = "fs";
        _config["STORE_PATH"] = "/var";

        CollectionAssert.AreEqual(new[] { "kind", "path" }, _config.GetNamespace("STORE_").Keys.ToArray());
        CollectionAssert.AreEqual(new[] { "STORE_KIND", "STORE_PATH" }, _config.GetNamespace("STORE_", lowercase: false, trimNamespace: false).Keys.ToArray());
    }

    [TestMethod]
    public void DotNets_configuration_is_taken_over_and_given_back()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Flask:SecretKey"] = "dev", ["Flask:MAX_CONTENT_LENGTH"] = "1000", ["Flask:Hosts:0"] = "a", ["Flask:Hosts:1"] = "b",
        }).Build();

        _config.FromConfiguration(configuration.GetSection("Flask"));

        Assert.AreEqual("dev", _config["SECRET_KEY"]);
        Assert.AreEqual(1000L, _config["MAX_CONTENT_LENGTH"]);
        CollectionAssert.AreEqual(new object[] { "a", "b" }, (List<object?>)_config["HOSTS"]!);
        Dictionary<string, string?> back = new(_config.ToConfiguration());
        Assert.AreEqual("b", back["HOSTS:1"]);
        Assert.AreEqual("1000", back["MAX_CONTENT_LENGTH"]);
    }

    [TestMethod]
    public void Env_files_know_quotes_comments_and_other_variables()
    {
        const string text = """
            # a comment
            export A=1
            B = two words # and a comment
            C='single ${A} \' quoted'
            D="line\nbreak ${A} ${MISSING:-else} ${HOME_OF}"
            no assignment
            E=
            """;

        IReadOnlyDictionary<string, string> values = DotEnv.Parse(text, static name => name == "HOME_OF" ? "outer" : null);

        CollectionAssert.AreEqual(new[] { "A", "B", "C", "D", "E" }, values.Keys.ToArray());
        Assert.AreEqual("1", values["A"]);
        Assert.AreEqual("two words", values["B"]);
        Assert.AreEqual("single ${A} ' quoted", values["C"]);
        Assert.AreEqual("line\nbreak 1 else outer", values["D"]);
        Assert.AreEqual("", values["E"]);
    }

    private static class Settings
    {
        public const string DATABASE = "sqlite";
    }

    [TestMethod]
    public void An_application_may_have_a_configuration_of_its_own()
    {
        ShopApp app = new();

        app.Config["CURRENCY"] = "EUR";

        Assert.AreEqual("EUR", ((ShopConfig)app.Config).Currency);
        Assert.AreEqual("session", app.Config["SESSION_COOKIE_NAME"]);
    }

    private sealed class ShopConfig(string rootPath) : FlaskConfig(rootPath, Defaults)
    {
        public string? Currency => Get<string>("CURRENCY");
    }

    private sealed class ShopApp() : FlaskApp("shop", staticFolder: null, templateFolder: null)
    {
        protected override FlaskConfig MakeConfig(string rootPath) => new ShopConfig(rootPath);
    }
}
