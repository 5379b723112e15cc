using Click.Net.Errors;
using Click.Net.Parsing;
using Click.Net.Testing;

namespace Click.Net.Tests.Parsing;

[TestClass]
public sealed class ArgumentExpansionTests
{
    private static string[] Expand(IsolatedFileSystem folder, params string[] words)
    {
        Dictionary<string, string?> environment = new() { ["USERPROFILE"] = "/home/ann", ["NAME"] = "value", ["A_B"] = "ab" };
        return ArgumentExpansion.Expand(words, new ScriptedConsole(environment: environment, workingDirectory: folder.Path), 100);
    }

    private static IsolatedFileSystem Files(params string[] paths)
    {
        IsolatedFileSystem folder = new();
        foreach (string path in paths)
        {
            string full = Path.Combine(folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, "");
        }

        return folder;
    }

    [TestMethod]
    [DataRow("~", "/home/ann")]
    [DataRow("~/x", "/home/ann/x")]
    [DataRow("~other", "~other")]
    [DataRow("a~", "a~")]
    [DataRow("$NAME.${NAME}-%NAME%", "value.value-value")]
    [DataRow("$A_B.txt", "ab.txt")]
    [DataRow("$NONE %NONE% ${NONE} 100% $", "$NONE %NONE% ${NONE} 100% $")]
    [DataRow("$$NAME %%NAME%%", "$NAME %NAME%")]
    [DataRow("'$NAME' $NAME", "'$NAME' value")]
    [DataRow("${NAME %NAME", "${NAME %NAME")]
    public void Homes_and_variables_are_expanded(string word, string expected)
    {
        using IsolatedFileSystem folder = new();
        CollectionAssert.AreEqual(new[] { expected }, Expand(folder, word));
    }

    [TestMethod]
    [DataRow("*.txt", "a.txt|b.txt")]
    [DataRow("?.txt", "a.txt|b.txt")]
    [DataRow("[ab].md", "a.md")]
    [DataRow("[!a].txt", "b.txt")]
    [DataRow("sub/*.txt", "sub/c.txt")]
    [DataRow("*/*.txt", "sub/c.txt")]
    [DataRow("**/*.txt", "a.txt|b.txt|sub/c.txt|sub/deep/d.txt")]
    [DataRow("sub/**", "sub|sub/c.txt|sub/deep|sub/deep/d.txt")]
    [DataRow(".*.txt", ".hidden.txt")]
    [DataRow("none*", "none*")]
    [DataRow("[", "[")]
    [DataRow("a[]b", "a[]b")]
    public void Patterns_become_the_files_that_match_or_stay(string pattern, string expected)
    {
        using IsolatedFileSystem folder = Files("a.txt", "b.txt", "a.md", ".hidden.txt", "sub/c.txt", "sub/deep/d.txt");
        Assert.AreEqual(expected, string.Join('|', Expand(folder, pattern).Select(static path => path.Replace('\\', '/'))));
    }

    [TestMethod]
    public void A_pattern_with_many_stars_takes_no_time()
    {
        string stars = string.Concat(Enumerable.Repeat("*a", 200));
        Assert.IsFalse(FilePattern.Matches(new string('a', 5000) + "b", stars + "c", ignoreCase: true));
    }

    [TestMethod]
    public void More_words_than_a_command_line_may_have_are_an_error()
    {
        using IsolatedFileSystem folder = Files([.. Enumerable.Range(0, 120).Select(static at => $"f{at}")]);
        Assert.ThrowsExactly<UsageException>(() => Expand(folder, "*"));
    }

    [TestMethod]
    public void It_is_done_where_it_is_asked_for()
    {
        using IsolatedFileSystem folder = Files("x.txt");
        Command command = new("echo") { Params = { new Argument<string[]>("words") }, Callback = static (string[] words) => Term.Echo(string.Join(' ', words)) };
        CliRunner runner = new() { WorkingDirectory = folder.Path };

        Assert.AreEqual("*.txt\n", runner.Invoke(command, ["*.txt"]).Output);
        Assert.AreEqual("x.txt\n", runner.Invoke(command, ["*.txt"], options: new RunOptions { ExpandArguments = true }).Output);
    }
}
