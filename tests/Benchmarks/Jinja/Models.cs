namespace Benchmarks.Jinja;

/// <summary>What the list of products shows.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Price">In whole units.</param>
/// <param name="Description">A long text.</param>
public sealed record Product(string Name, int Price, string Description)
{
    /// <summary>Products that differ in name and price.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The products.</returns>
    public static Product[] Many(int count) => [.. Enumerable.Range(0, count).Select(static i => new Product($"Product {i}", i, LongText))];

    private const string Sentence = "Made by hand from wood of the region, oiled twice, with a drawer that closes without a sound. ";
    private const string LongText = Sentence + Sentence;
}

/// <summary>One row of the table.</summary>
/// <param name="Id">A number.</param>
/// <param name="Name">A text without special characters.</param>
/// <param name="Email">Another one.</param>
/// <param name="Qty">A small number.</param>
/// <param name="Note">A text, of which every fourth has characters that are escaped.</param>
public sealed record Row(int Id, string Name, string Email, int Qty, string Note)
{
    /// <summary>Rows.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The rows.</returns>
    public static Row[] Many(int count) => [.. Enumerable.Range(0, count).Select(static i => new Row(
        i, $"Customer {i}", $"user{i}@example.com", i * 7 % 100, i % 4 == 0 ? $"a < b & c > {i}" : $"plain text note {i}"))];
}

/// <summary>What the list of products is rendered with.</summary>
/// <param name="Products">The products.</param>
public sealed record Shop(Product[] Products);

/// <summary>What the table is rendered with.</summary>
/// <param name="Rows">The rows.</param>
public sealed record Table(Row[] Rows);

/// <summary>What the page is rendered with.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="User">Who is logged in.</param>
/// <param name="Rows">The rows of its table.</param>
public sealed record Page(string Site, string User, Row[] Rows);

/// <summary>What the greeting is rendered with.</summary>
/// <param name="Name">Who is greeted.</param>
public sealed record Greeting(string Name);
