using System.ComponentModel.DataAnnotations;
using Flask.Net.Config;
using Microsoft.Extensions.Configuration;

namespace Flask.Net.Tests.Config;

[TestClass]
public sealed class ConfigBindingTests
{
    private readonly FlaskConfig _config = new("/", [new("SHOP_NAME", "Tea"), new("SHOP_MAX_ITEMS", 5L), new("SHOP_TAGS", new List<object?> { "a", "b" }), new("OTHER", 1)]);

    [TestMethod]
    public void Keys_behind_a_prefix_become_the_properties_of_a_class()
    {
        Shop shop = _config.Bind<Shop>("SHOP_");

        Assert.AreEqual(("Tea", 5), (shop.Name, shop.MaxItems));
        CollectionAssert.AreEqual(new[] { "a", "b" }, shop.Tags);
    }

    [TestMethod]
    public void Every_wrong_key_is_named()
    {
        _config["SHOP_MAX_ITEMS"] = 500L;
        _config["SHOP_NAME"] = null;

        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => _config.Bind<Shop>("SHOP_"));

        Assert.Contains("SHOP_NAME: ", error.Message);
        Assert.Contains("SHOP_MAX_ITEMS: The field MaxItems must be between 1 and 9.", error.Message);
    }

    [TestMethod]
    public void A_configuration_that_changes_is_taken_over_again()
    {
        Dictionary<string, string?> values = new() { ["Flask:Colour"] = "green" };
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        _config.FromConfiguration(configuration.GetSection("Flask"), reloadOnChange: true);
        int version = _config.Version;

        configuration["Flask:Colour"] = "blue";
        configuration.Reload();

        Assert.AreEqual("green", values["Flask:Colour"]);
        Assert.IsGreaterThan(version, _config.Version);
    }

    [TestMethod]
    public async Task The_configuration_may_be_changed_while_it_is_read()
    {
        using CancellationTokenSource done = new();
        Task reading = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                _ = _config.Sum(static pair => pair.Key.Length) + _config.Count;
        });

        for (int at = 0; at < 2000; at++)
            _config[$"KEY_{at % 50}"] = at;
        await done.CancelAsync();

        await reading;
        Assert.AreEqual(1999, _config["KEY_49"]);
    }

    private sealed class Shop
    {
        [Required]
        public string? Name { get; set; }

        [Range(1, 9)]
        public int MaxItems { get; set; }

        public string[] Tags { get; set; } = [];
    }
}
