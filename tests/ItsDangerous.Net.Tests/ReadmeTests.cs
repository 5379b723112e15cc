using Microsoft.CodeAnalysis;
using Pallets.Tests.Examples;

namespace ItsDangerous.Net.Tests;

[TestClass]
[DoNotParallelize]
public sealed class ReadmeTests
{
    private const string Prints = "// -> ";

    // The program that the library's shape was promised with.
    private const string Link = """
        using ItsDangerous.Net;

        // oldest key first: the last one signs, all of them verify
        var links = new UrlSafeTimedSerializer(["old secret", "new secret"], new SignerOptions { Salt = "email-confirm" });

        string token = links.Serialize(new Confirmation(42, "ann@example.org"));
        Console.WriteLine($"https://example.org/confirm/{token}");

        Confirmation who = links.Deserialize<Confirmation>(token, maxAge: TimeSpan.FromHours(1));
        Console.WriteLine(who);

        try { links.Deserialize<Confirmation>(token + "x", maxAge: TimeSpan.FromHours(1)); }
        catch (SignatureExpiredException error) { Console.WriteLine($"expired, signed {error.DateSigned:u}"); }
        catch (BadSignatureException error) { Console.WriteLine($"{error.GetType().Name}: {error.Message}"); }

        record Confirmation(int User, string Email);
        """;

    [TestMethod]
    public void Every_example_compiles_and_prints_what_it_says()
    {
        string[] examples = [.. PageExamples.Of(Path.Combine(AppContext.BaseDirectory, "README.md"))];

        Assert.IsGreaterThan(4, examples.Length);
        foreach (string example in examples)
        {
            string[] printed = Run(example);
            foreach (string line in example.Split('\n').Where(static line => line.Contains(Prints, StringComparison.Ordinal)))
                CollectionAssert.Contains(printed, line[(line.IndexOf(Prints, StringComparison.Ordinal) + Prints.Length)..], example);
        }
    }

    [TestMethod]
    public void The_promised_program_prints_what_it_promises()
    {
        string[] printed = Run(Link);

        StringAssert.StartsWith(printed[0], "https://example.org/confirm/", StringComparison.Ordinal);
        Assert.AreEqual("Confirmation { User = 42, Email = ann@example.org }", printed[1]);
        StringAssert.StartsWith(printed[2], "BadTimeSignatureException: Signature b'", StringComparison.Ordinal);
        StringAssert.EndsWith(printed[2], "x' does not match", StringComparison.Ordinal);
    }

    private static string[] Run(string source)
    {
        ExampleProgram program = ExampleProgram.Compile([ExampleProgram.ImplicitUsings, source], "ItsDangerous.Net.dll");
        Assert.IsEmpty(program.Problems(DiagnosticSeverity.Warning), source);
        return program.Run();
    }
}
