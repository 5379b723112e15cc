using System.Globalization;
using Click.Net;
using Click.Net.Errors;
using Click.Net.Types;
using Jinja.Net;

namespace MailMerge;

/// <summary>The command line: templates, a table, and a folder for the mails.</summary>
public static class MergeCommand
{
    /// <summary>The command, ready to run.</summary>
    public static Command Make() => new("mail-merge")
    {
        Help = """
            Write a mail for each row of DATA from the folder TEMPLATES.

            DATA is a CSV file whose first line has the names of the columns, or a JSON file with a list of objects. A mail called "invoice" is made of the templates
            invoice.subject.txt, invoice.txt and invoice.html; the last one may be missing.
            """,
        Params =
        {
            new Argument<string>("templates") { Type = new PathType { Exists = true, FileOkay = false, ResolvePath = true } },
            new Argument<string>("data") { Type = new PathType { Exists = true, DirOkay = false, ResolvePath = true } },
            new Option<string>("--mail", "-m") { Default = "mail", ShowDefault = true, Help = "Which mail of the folder." },
            new Option<string>("--from", "-f", "sender") { Required = true, Metavar = "ADDRESS", Help = "Who writes: ann@example.org or \"Ann <ann@example.org>\"." },
            new Option<string>("--to", "-t", "column") { Default = "email", ShowDefault = true, Metavar = "COLUMN", Help = "The column with the addresses." },
            new Option<string>("--output", "-o") { Default = "mails", ShowDefault = true, Type = new PathType { FileOkay = false, ResolvePath = true }, Help = "Where the .eml files go." },
            new Option<string[]>("--set", "-s", "assignments") { Multiple = true, Metavar = "NAME=VALUE", Help = "Sets a variable of all mails." },
            new Option<DateTimeOffset?>("--date") { Metavar = "DATE", Help = "The date of the mails; now, if left out." },
            new Option<bool>("--lenient") { Help = "Prints nothing for names that a row does not have; else they are errors." },
            new Option<bool>("--dry-run", "-n") { Help = "Renders every mail and shows the first, but writes nothing." },
        },
        Callback = (string templates, string data, string mail, string sender, string column, string output, string[] assignments, DateTimeOffset? date, bool lenient, bool dryRun) =>
        {
            MailTemplates made = new(templates, mail, lenient ? UndefinedKind.Default : UndefinedKind.Strict);
            foreach (string assignment in assignments)
                Assign(made, assignment);
            Campaign campaign = new(mail, Address.Parse(sender), date ?? TimeProvider.System.GetLocalNow());
            List<Mail> mails = Render(made, campaign, Table.Read(data), column);
            if (dryRun)
                Show(mails);
            else
                Write(mails, output);
        },
    };

    private static void Assign(MailTemplates templates, string assignment)
    {
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new UsageException($"'{assignment}' is no NAME=VALUE.");
        templates.Set(assignment[..equals], assignment[(equals + 1)..]);
    }

    // All mails are rendered before the first is written: a mistake in the last row leaves nothing half done.
    private static List<Mail> Render(MailTemplates templates, Campaign campaign, IReadOnlyList<Dictionary<string, object?>> rows, string column)
    {
        List<Mail> mails = new(rows.Count);
        foreach (Dictionary<string, object?> row in Term.ProgressBar(rows, "Rendering", new() { Length = rows.Count }))
        {
            try
            {
                string to = row.GetValueOrDefault(column) as string ?? throw new MailException($"there is no column '{column}' with an address.");
                mails.Add(templates.Render(campaign, new Envelope(mails.Count + 1, rows.Count, Address.Parse(to)), row));
            }
            catch (TemplateException error)
            {
                throw new ClickException(string.Create(CultureInfo.InvariantCulture, $"Row {mails.Count + 1}: {error.Describe()}"), error);
            }
            catch (MailException error)
            {
                throw new ClickException(string.Create(CultureInfo.InvariantCulture, $"Row {mails.Count + 1}: {error.Message}"), error);
            }
        }

        return mails;
    }

    private static void Show(List<Mail> mails)
    {
        Term.Echo($"{mails.Count} mails would be written.");
        if (mails.Count == 0)
            return;
        Term.StyledEcho($"\nTo: {mails[0].To}\nSubject: {mails[0].Subject}\n", bold: true);
        Term.Echo(mails[0].Text);
    }

    private static void Write(List<Mail> mails, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (Mail mail in Term.ProgressBar(mails, "Writing", new() { Length = mails.Count }))
            File.WriteAllBytes(Path.Combine(folder, mail.FileName), EmlWriter.Write(mail));
        Term.Echo($"{mails.Count} mails are in {Path.GetFileName(folder)}.");
    }
}
