using System.Diagnostics;
using Click.Net.Completion;
using Click.Net.Testing;

namespace Click.Net.Tests.Completion;

/// <summary>Sources the static scripts in the shells themselves. The program does not exist: nothing starts it.</summary>
[TestClass]
public sealed class StaticScriptsTests
{
    private static Group Tool()
    {
        Group remote = new("remote") { Help = "Others' work." };
        remote.Add(new Command("add") { Help = "Adds one." });
        Group tool = new("stool");
        tool.Add(remote);
        tool.Add(new Command("clone")
        {
            Help = "Copies: it's \"quick\".",
            Params =
            {
                new Option<bool>("--deep/--flat") { Help = "How far." },
                new Option("--colour", "-c") { Type = new Net.Types.ChoiceType(["red", "green"]) },
                new Option<string>("--secret") { Hidden = true },
            },
        });
        tool.Add(new Command("gone") { Hidden = true });
        return tool;
    }

    private static string Run(string shell, string drive, params string[] arguments)
    {
        bool isFound = !OperatingSystem.IsWindows()
            && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, shell)));
        if (!isFound)
            Assert.Inconclusive($"{shell} is not installed here");
        using IsolatedFileSystem files = new();
        files.Write("source", StaticScripts.Write(shell == "nu" ? "nushell" : shell, Tool(), "stool"));
        files.Write("drive", drive);
        ProcessStartInfo start = new(shell, [.. arguments, "drive"]) { RedirectStandardOutput = true, WorkingDirectory = files.Path };
        start.Environment["TERM"] = "dumb";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(30_000))
            process.Kill();
        return output;
    }

    [TestMethod]
    public void Bash_offers_commands_options_and_values() => Assert.AreEqual(
        "remote clone\nclone\nadd\n--deep --flat --colour -c --help\nred green\nred green\n\n",
        Run("bash", """
            source ./source
            ask() { COMP_WORDS=("$@"); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )); _stool_static; [[ -z ${COMPREPLY[*]} ]] && echo || printf '%s\n' "${COMPREPLY[*]}"; }
            ask stool "" | xargs -n1 | sort -r | xargs
            ask stool cl
            ask stool remote ""
            ask stool clone -
            ask stool clone --colour ""
            ask stool clone --deep -c ""
            ask stool remote add x
            """));

    [TestMethod]
    public void Fish_offers_them_with_descriptions() => Assert.AreEqual(
        "clone\tCopies: it's \"quick\".\nremote\tOthers' work.\n--deep\tHow far.\nred\ngreen\n",
        Run("fish", """
            source ./source
            complete -C 'stool '
            complete -C 'stool clone --de'
            complete -C 'stool clone --colour '
            """, "--no-config"));

    [TestMethod]
    public void Zsh_completes_a_word_that_is_typed() => StringAssert.Contains(
        Run("zsh", """
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z "PROMPT='> '; autoload -Uz compinit; compinit -u -D; source ./source; stool() { echo GOT \$*; }; echo BE''GIN"
            zpty -r z out '*BEGIN*'
            zpty -w z $'stool clone --colour g\t; echo DO\'\'NE; exit'
            zpty -r z out '*DONE*'
            print -r -- "$out"
            while zpty -r z out; do :; done
            """, "-f"), "GOT clone --colour green");

    [TestMethod]
    public void Nushell_offers_them_with_descriptions() => Assert.AreEqual(
        """
        [{"value":"clone","description":"Copies: it's \"quick\"."}]
        [{"value":"--deep","description":"How far."}]
        [{"value":"red","description":""},{"value":"green","description":""}]
        null
        null

        """,
        Run("nu", """
            source ./source
            let ask = $env.config.completions.external.completer
            print (do $ask [stool cl] | to json --raw)
            print (do $ask [stool clone --d] | to json --raw)
            print (do $ask [stool clone --colour ""] | to json --raw)
            print (do $ask [stool clone x] | to json --raw)
            print (do $ask [other x] | to json --raw)
            """, "--no-config-file"));

    [TestMethod]
    public void A_program_writes_its_own_script()
    {
        CliRunner runner = new() { Environment = new Dictionary<string, string?> { ["_STOOL_COMPLETE"] = "fish_static" } };

        Assert.AreEqual(StaticScripts.Write("fish", Tool(), "stool") + "\n", runner.Invoke(Tool()).Output);
        Assert.ThrowsExactly<ArgumentException>(static () => StaticScripts.Write("tcsh", Tool(), "stool"));
    }

    [TestMethod]
    public void A_group_within_itself_comes_to_an_end()
    {
        Group group = new("loop");
        group.Add(group, "again");

        Assert.IsLessThan(100_000, StaticScripts.Write("bash", group, "loop").Length);
    }
}
