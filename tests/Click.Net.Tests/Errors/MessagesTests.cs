using Click.Net.Errors;
using Click.Net.Testing;

namespace Click.Net.Tests.Errors;

[TestClass]
[DoNotParallelize]
public sealed class MessagesTests
{
    private static readonly Dictionary<string, string> German = new()
    {
        ["Usage: "] = "Aufruf: ",
        ["Options"] = "Optionen",
        ["Error: {0}"] = "Fehler: {0}",
        ["No such option '{0}'."] = "Die Option '{0}' gibt es nicht.",
        ["Did you mean '{0}'?"] = "Meinten Sie '{0}'?",
        ["Try '{0} {1}' for help."] = "'{0} {1}' hilft weiter.",
        ["Invalid value for {0}: {1}"] = "{0}: {1}",
        ["{0} is not a valid {1}."] = "{0} passt nicht zu {1}.",
        ["default: {0}"] = "sonst {0}",
    };

    [TestMethod]
    public void Texts_are_said_in_the_words_of_the_translator()
    {
        Command command = new("tool") { Params = { new Option<int>("--number") { Default = 1, ShowDefault = true } } };
        try
        {
            Messages.Translator = German.GetValueOrDefault;

            Assert.AreEqual("""
                Aufruf: tool [OPTIONS]
                'tool --help' hilft weiter.

                Fehler: Die Option '--numbr' gibt es nicht. Meinten Sie '--number'?

                """, new CliRunner().Invoke(command, "--numbr 1").Stderr);
            StringAssert.EndsWith(new CliRunner().Invoke(command, "--number x").Stderr, "Fehler: '--number': 'x' passt nicht zu integer.\n");
            StringAssert.Contains(new CliRunner().Invoke(command, "--help").Stdout, "Optionen:\n  --number INTEGER  [sonst 1]\n");
        }
        finally
        {
            Messages.Translator = null;
        }
    }

    [TestMethod]
    public void Without_a_translator_they_are_English() =>
        StringAssert.EndsWith(new CliRunner().Invoke(new Command("tool"), "x y").Stderr, "Error: Got unexpected extra arguments (x y)\n");
}
