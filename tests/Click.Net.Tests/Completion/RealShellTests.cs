using System.Diagnostics;
using Click.Net.Completion;
using Click.Net.Testing;

namespace Click.Net.Tests.Completion;

/// <summary>Sources the scripts in the shells themselves. The program is a stand-in that answers from this library's own words.</summary>
[TestClass]
public sealed class RealShellTests
{
    private static Group Tool()
    {
        Group tool = new("ctool");
        tool.Add(new Command("clone") { Help = "Copies.", Params = { new Option<bool>("--deep"), new Option("--colour") { Type = new Net.Types.ChoiceType(["red", "green"]) } } });
        tool.Add(new Command("close") { Help = "Ends: really." });
        return tool;
    }

    private static string Answer(string shell, string words, string at)
    {
        Dictionary<string, string?> environment = new() { ["_CTOOL_COMPLETE"] = $"{shell}_complete", ["COMP_WORDS"] = words, ["COMP_CWORD"] = at };
        return new CliRunner { Environment = environment }.Invoke(Tool()).Stdout;
    }

    // A program that prints the answers recorded for the calls of this test.
    private static IsolatedFileSystem Program(string shell, params (string Words, string At)[] calls)
    {
        IsolatedFileSystem files = new();
        string cases = string.Concat(calls.Select(call => $"'{call.Words}|{call.At}') cat \"$(dirname \"$0\")/{files.GetHashCode()}-{Array.IndexOf(calls, call)}\" ;;\n"));
        for (int i = 0; i < calls.Length; i++)
            files.Write($"{files.GetHashCode()}-{i}", Answer(shell, calls[i].Words, calls[i].At));
        string program = files.Write("ctool", $"#!/bin/sh\ncase \"$(printf '%s' \"$COMP_WORDS\" | tr '\\n' ' ')|$COMP_CWORD\" in\n{cases}*) printf '%s' \"$COMP_WORDS|$COMP_CWORD\" >> \"$(dirname \"$0\")/unknown\" ;;\nesac\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        files.Write("source", ShellCompleter.Find(shell)!.Source("ctool", "_CTOOL_COMPLETE"));
        return files;
    }

    private static string Run(string shell, IsolatedFileSystem files, params string[] arguments)
    {
        ProcessStartInfo start = new(shell, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = files.Path };
        start.Environment["PATH"] = $"{files.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["TERM"] = "dumb";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(30_000))
            process.Kill();
        string unknown = Path.Combine(files.Path, "unknown");
        return output + (File.Exists(unknown) ? $"[unknown call: {File.ReadAllText(unknown)}]" : "");
    }

    private static void NeedShell(string shell)
    {
        bool found = !OperatingSystem.IsWindows()
            && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, shell)));
        if (!found)
            Assert.Inconclusive($"{shell} is not installed here");
    }

    [TestMethod]
    public void Bash_offers_commands_options_and_values()
    {
        NeedShell("bash");
        using IsolatedFileSystem files = Program("bash", ("ctool cl", "1"), ("ctool clone --", "2"), ("ctool clone --colour = g", "4"));
        files.Write("drive", """
            source ./source
            compopt() { :; }
            ask() { COMP_WORDS=("$@"); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )); _ctool_completion ctool; echo "${COMPREPLY[*]}"; }
            ask ctool cl
            ask ctool clone --
            ask ctool clone --colour = g
            complete -p ctool
            """);

        string output = Run("bash", files, "drive");

        Assert.AreEqual("clone close\n--deep --colour --help\ngreen\ncomplete -o nosort -F _ctool_completion ctool\n", output);
    }

    [TestMethod]
    public void Fish_offers_commands_with_descriptions()
    {
        NeedShell("fish");
        using IsolatedFileSystem files = Program("fish", ("ctool cl", "cl"), ("ctool clone --colour ", ""));

        string output = Run("fish", files, "--no-config", "-c", "source ./source; complete -C 'ctool cl'; complete -C 'ctool clone --colour '");

        Assert.AreEqual("clone\tCopies.\nclose\tEnds: really.\ngreen\nred\n", output);
    }

    [TestMethod]
    public void Zsh_completes_a_word_that_is_typed()
    {
        NeedShell("zsh");
        using IsolatedFileSystem files = Program("zsh", ("ctool clon", "1"), ("ctool clone --colour g", "3"));
        files.Write("drive", """
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z "PROMPT='> '; autoload -Uz compinit; compinit -u -D; source ./source; echo BE''GIN"
            zpty -r z out '*BEGIN*'
            zpty -w z $'ctool clone --colour g\t; echo DO\'\'NE; exit'
            zpty -r z out '*DONE*'
            print -r -- "$out"
            while zpty -r z out; do :; done
            """);

        string output = Run("zsh", files, "-f", "drive");

        StringAssert.Contains(output, "green");
    }

    [TestMethod]
    public void Nushell_asks_and_shows_descriptions()
    {
        NeedShell("nu");
        Dictionary<string, string?> environment = new() { ["_CTOOL_COMPLETE"] = "nushell_complete", ["COMP_WORDS"] = "[\"ctool\",\"cl\"]" };
        using IsolatedFileSystem files = new();
        files.Write("answer", new CliRunner { Environment = environment }.Invoke(Tool()).Stdout);
        string program = files.Write("ctool", "#!/bin/sh\n[ \"$COMP_WORDS\" = '[\"ctool\",\"cl\"]' ] && cat \"$(dirname \"$0\")/answer\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        files.Write("source", ShellCompleter.Find("nushell")!.Source("ctool", "_CTOOL_COMPLETE"));
        files.Write("drive", """
            source ./source
            print (do $env.config.completions.external.completer [ctool cl] | to json --raw)
            print (do $env.config.completions.external.completer [other x] | to json --raw)
            """);

        string output = Run("nu", files, "--no-config-file", "drive");

        Assert.AreEqual("[{\"value\":\"clone\",\"description\":\"Copies.\"},{\"value\":\"close\",\"description\":\"Ends: really.\"}]\nnull\n", output);
    }

    [TestMethod]
    public void PowerShell_offers_commands_with_descriptions()
    {
        NeedShell("pwsh");
        using IsolatedFileSystem files = Program("powershell", ("ctool cl", "1"), ("ctool clone --colour ", "3"));
        string script = Path.Combine(files.Path, "drive.ps1");
        File.WriteAllText(script, """
            Get-Content -Raw ./source | Invoke-Expression
            (TabExpansion2 'ctool cl' 8).CompletionMatches | ForEach-Object { "$($_.CompletionText)|$($_.ToolTip)" }
            (TabExpansion2 'ctool clone --colour ' 21).CompletionMatches | ForEach-Object { $_.CompletionText }
            """);

        string output = Run("pwsh", files, "-NoProfile", "-NonInteractive", "-File", script);

        Assert.AreEqual("clone|Copies.\nclose|Ends: really.\nred\ngreen\n", output);
    }
}
