using System.Text;
using Click.Net.Errors;
using Click.Net.Testing;
using MailMerge;
using Pallets.Tests;

namespace Jinja.Net.Tests.Examples;

[TestClass]
public sealed class MailMergeTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "examples", "mail-merge", "samples");

    private readonly CliRunner _runner = new() { WorkingDirectory = Samples };
    private DirectoryInfo _folder = null!;

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("mails-");

    [TestCleanup]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [TestMethod]
    public void A_row_becomes_a_mail_with_two_parts()
    {
        RunResult result = Run(Sample("customers.csv"), ["--set", "shop=Tea & Co"]);

        Assert.AreEqual(0, result.ExitCode, result.Output);
        CollectionAssert.AreEqual((string[])["0001-ann-example.org.eml", "0002-zoe-example.org.eml", "0003-bob-example.net.eml"], Files());
        string[] parts = Parts(Read("0002-zoe-example.org.eml"));
        StringAssert.StartsWith(parts[0], "Dear Zoë,\r\n\r\nthank you for another month with our Large, \"with all\" plan.\r\nYou pay 29.00 EUR; as", StringComparison.Ordinal);
        StringAssert.Contains(parts[1], "<b>Large, &#34;with all&#34;</b>", StringComparison.Ordinal);
        StringAssert.Contains(parts[1], "Mail 2 of 3, 02 January 2026", StringComparison.Ordinal);
        StringAssert.Contains(Read("0003-bob-example.net.eml"), "To: \"Bob Stone\" <bob@example.net>\r\nSubject: Tea & Co: your small & quick plan, 9.50 EUR\r\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_table_in_CSV_and_in_JSON_give_the_same_bytes()
    {
        Run(Sample("customers.csv"), ["--set", "shop=Tea"]);
        string[] csv = [.. Files().Select(Read)];
        Run(Sample("customers.json"), ["--set", "shop=Tea"]);

        CollectionAssert.AreEqual(csv, Files().Select(Read).ToArray());
    }

    [TestMethod]
    public void A_dry_run_writes_nothing()
    {
        RunResult result = Run(Sample("customers.csv"), ["--set", "shop=Tea", "--dry-run"]);

        StringAssert.Contains(result.Stdout, "3 mails would be written.\n\nTo: ann@example.org\nSubject: Tea: your small & quick plan, 9.50 EUR\n\nDear Ann,\n", StringComparison.Ordinal);
        Assert.IsEmpty(Files());
    }

    [TestMethod]
    public void A_mistake_in_the_last_row_leaves_nothing_half_done()
    {
        string data = Write("data.json", """[{"first_name": "Ann", "email": "a@b", "plan": "x", "amount": 1}, {"first_name": "Bob", "email": "b@c", "plan": "x", "amount": "much"}]""");

        RunResult result = Run(data, ["--set", "shop=Tea"]);

        Assert.AreEqual(1, result.ExitCode);
        StringAssert.Contains(result.Stderr, "Error: Row 2: 'much' is no amount of money\n  in invoice.subject.txt, line 1", StringComparison.Ordinal);
        Assert.IsEmpty(Files());
    }

    [TestMethod]
    [DataRow("a\n1\n", "Row 1: there is no column 'email'")]
    [DataRow("email\nann\n", "'ann' is no mail address")]
    [DataRow("email\n\"a@b\nBcc: c@d\"\n", "is no mail address")]
    [DataRow("email,name\na@b\n", "Row 1 has 1 fields, but there are 2 columns")]
    [DataRow("", "The data is empty")]
    public void A_bad_table_is_refused(string csv, string message)
    {
        RunResult result = Run(Write("data.csv", csv), ["--set", "shop=Tea"]);

        Assert.AreEqual(1, result.ExitCode);
        StringAssert.Contains(result.Stderr, message, StringComparison.Ordinal);
        Assert.IsEmpty(Files());
    }

    [TestMethod]
    public void A_missing_name_is_an_error_unless_leniency_is_asked_for()
    {
        StringAssert.Contains(Run(Sample("customers.csv"), []).Stderr, "'shop' is undefined", StringComparison.Ordinal);
        Assert.AreEqual(0, Run(Sample("customers.csv"), ["--lenient"]).ExitCode);
    }

    [TestMethod]
    public void No_header_can_be_smuggled_in()
    {
        Mail mail = new(1, Address.Parse("\"A\\\" \" <a@b>"), Address.Parse("c@d"), DateTimeOffset.UnixEpoch, "ü" + new string('x', 100), "text", null);

        string eml = Encoding.ASCII.GetString(EmlWriter.Write(mail with { Subject = mail.Subject + "\r\nBcc: e@f" }));

        Assert.DoesNotContain("\r\nBcc", eml);
        Assert.ThrowsExactly<ClickException>(() => Address.Parse("A\r\nBcc: e@f <a@b>"));
        foreach (string line in eml.Split("\r\n"))
            Assert.IsLessThan(79, line.Length, line);
    }

    [TestMethod]
    [DataRow("a,b\r\n1,\"x,\"\"y\"\"\nz\"\r\n", "a|b/1|x,\"y\"\nz")]
    [DataRow("a;b\n1;2,5\n", "a|b/1|2,5")]
    [DataRow("a\tb\n1\t\n", "a|b/1|")]
    [DataRow("\uFEFFa\n\n \n1", "a/1")]
    public void CSV_is_read_as_people_write_it(string csv, string fields) =>
        Assert.AreEqual(fields, string.Join('/', CsvReader.Read(csv).Select(static line => string.Join('|', line))));

    private static string Sample(string name) => Path.Combine(Samples, name);

    private RunResult Run(string data, string[] more) => _runner.Invoke(
        MergeCommand.Make(),
        [Sample("templates"), data, "--mail", "invoice", "--from", "Tea Shop <tea@example.org>", "--date", "2026-01-02T03:04:05Z", "--output", Path.Combine(_folder.FullName, "mails"), .. more]);

    private string[] Files() => Directory.Exists(Path.Combine(_folder.FullName, "mails"))
        ? [.. Directory.EnumerateFiles(Path.Combine(_folder.FullName, "mails")).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder.FullName, "mails", name));

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string[] Parts(string eml) =>
        [.. eml.Split("Content-Transfer-Encoding: base64\r\n\r\n").Skip(1).Select(static part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Split("\r\n--")[0])))];
}
