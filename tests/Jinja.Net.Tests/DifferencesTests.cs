using Pallets.Tests;

namespace Jinja.Net.Tests;

/// <summary>The templates of the page "Differences from Python" do here what the page says.</summary>
[TestClass]
public sealed class DifferencesTests
{
    public static IEnumerable<object[]> Rows()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "libs", "Jinja.Net", "docs", "differences-from-python.md"));
        return page.Split("## Errors")[0].Split('\n')
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|'))
            .Select(static cells => new object[] { Plain(cells[1]), Plain(cells[3]) });
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Templates_give_what_the_page_says(string source, string expected)
    {
        JinjaEnvironment environment = new(new JinjaOptions
        {
            Loader = new DictLoader(new Dictionary<string, string> { ["t"] = "included" }),
            Limits = RenderLimits.Untrusted,
        });

        Assert.AreEqual(expected == "nothing" ? "" : expected, Outcome(environment, source));
    }

    [TestMethod]
    public void There_are_such_templates() => Assert.IsGreaterThan(8, Rows().Count());

    private static string Outcome(JinjaEnvironment environment, string source)
    {
        try
        {
            return environment.FromString(source).Render();
        }
        catch (OperationException error)
        {
            return error.ErrorClass;
        }
        catch (TemplateException error)
        {
            return error.GetType().Name;
        }
    }

    private static string Plain(string cell) => cell.Trim().Trim('`').Replace('\u0001', '|');
}
