namespace Pallets.Tests.Examples;

/// <summary>The C# that stands in READMEs and manuals.</summary>
internal static class PageExamples
{
    /// <summary>The examples of a page, in their order.</summary>
    public static IEnumerable<string> Of(string page) =>
        File.ReadAllText(page).ReplaceLineEndings("\n").Split("```csharp\n").Skip(1).Select(static part => part.Split("```")[0]);

    /// <summary>A README and the pages of the manual beside it as data of a test: the page's name, the number of the example, the example.</summary>
    public static IEnumerable<object[]> OfManual(string readme, string folder) =>
        from page in (string[])[readme, .. Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal)]
        from example in Of(page).Select(static (text, at) => (text, number: at + 1))
        select new object[] { Path.GetFileName(page), example.number, example.text };

    /// <summary>How a test with such data is called.</summary>
    public static string NameOf(object[] data) => $"{data[0]}, example {data[1]}";
}
