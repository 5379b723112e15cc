using Click.Net.Errors;
using Click.Net.Testing;

namespace Click.Net.Tests.Terminal;

[TestClass]
public sealed class EditorTests
{
    private static RunResult Run(Action body, IsolatedFileSystem files, string? editor = null)
    {
        Dictionary<string, string?> environment = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH"), ["EDITOR"] = editor };
        return new CliRunner { Environment = environment, WorkingDirectory = files.Path }.Invoke(new Command("x") { Callback = body });
    }

    // Writes its arguments, one a line, and changes what it is given.
    private static string Recorder(IsolatedFileSystem files)
    {
        string script = files.Write("editor.sh", "#!/bin/sh\nfor word in \"$@\"; do printf '%s\\n' \"$word\" >> \"$(dirname \"$0\")/seen\"; done\nfor last; do :; done\nprintf 'edited\\n' >> \"$last\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return script;
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void What_a_shell_would_run_is_one_argument_each()
    {
        using IsolatedFileSystem files = new();
        string editor = Recorder(files);
        string evil = files.Write("a; touch pwned; $(touch pwned) `touch pwned` \" ' &.txt", "");

        RunResult result = Run(() => Term.EditFiles([evil], $"{editor} --flag '; touch pwned'"), files);

        Assert.IsNull(result.Exception, result.Exception?.ToString());
        Assert.AreEqual($"--flag\n; touch pwned\n{evil}\n", files.Read("seen"));
        Assert.IsFalse(File.Exists(Path.Combine(files.Path, "pwned")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void An_editor_variable_with_a_shell_command_starts_no_shell()
    {
        using IsolatedFileSystem files = new();

        RunResult result = Run(() => Term.Edit("text"), files, "true; touch pwned");

        Assert.AreEqual("true;: Editing failed: No such file or directory", result.Exception!.Message);
        Assert.IsInstanceOfType<ClickException>(result.Exception);
        Assert.IsFalse(File.Exists(Path.Combine(files.Path, "pwned")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Edited_text_is_returned_and_unsaved_text_is_not()
    {
        using IsolatedFileSystem files = new();
        string editor = Recorder(files);
        string? saved = null, unsaved = "";

        RunResult result = Run(() =>
        {
            saved = Term.Edit("draft", editor);
            unsaved = Term.Edit("draft", "true");
        }, files);

        Assert.IsNull(result.Exception, result.Exception?.ToString());
        Assert.AreEqual("draft\nedited\n", saved);
        Assert.IsNull(unsaved);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_failing_editor_is_an_error()
    {
        using IsolatedFileSystem files = new();

        Assert.AreEqual("false: Editing failed", Run(() => Term.Edit("x", "false"), files).Exception!.Message);
    }

    [TestMethod]
    [DataRow("javascript:alert(1)")]
    [DataRow("vbscript:x")]
    [DataRow("ms-settings:x")]
    public void Only_known_kinds_of_addresses_are_opened(string target)
    {
        using IsolatedFileSystem files = new();

        Assert.IsInstanceOfType<ClickException>(Run(() => Term.Launch(target), files).Exception);
    }
}
