using Click.Net.Io;

namespace Click.Net.Tests.Generators;

/// <summary>Functions that become commands twice: by reflection and by generated code. Both must behave alike.</summary>
internal static class GeneratedCommands
{
    internal enum Mood
    {
        Fine,
        VeryWell,
    }

    internal readonly record struct Point(int X, int Y) : IParsable<Point>
    {
        public static Point Parse(string s, IFormatProvider? provider)
        {
            string[] parts = s.Split(',');
            return parts.Length == 2 ? new Point(int.Parse(parts[0], provider), int.Parse(parts[1], provider)) : throw new FormatException("no point");
        }

        public static bool TryParse(string? s, IFormatProvider? provider, out Point result) => throw new NotSupportedException();
    }

    /// <summary>Pairs of the same command, with the words that they understand.</summary>
    public static (string Name, Command Reflected, Command Generated, string[] Words)[] Pairs { get; } =
    [
        ("plain", Reflect(Plain), Command.From(Plain), ["--count", "3", "--name", "Ann", "-5", "--count=4", "--nam"]),
        ("defaults", Reflect(Defaults), Command.From(Defaults), ["--text", "--number", "-1", "1.5", "--big", "x", "--ratio", "--yes", "--mood", "very-well", "--letter"]),
        ("flags", Reflect(Flags), Command.From(Flags), ["--on", "--off", "-v", "-vv", "--loud", "--quiet", "--force", "--", "x"]),
        ("arguments", Reflect(Arguments), Command.From(Arguments), ["a", "2", "b", "-", "", "--", "-x", "c", "--upper"]),
        ("rest", Reflect(Rest), Command.From(Rest), ["1", "2", "x", "--tag", "t", "--"]),
        ("types", Reflect(Types), Command.From(Types), ["1,2", "--at", "3,4", "--mood", "fine", "--pair", "k", "7", "x"]),
        ("asking", Reflect(Asking), Command.From(Asking), ["--name", "Ann", "--age", "7", "--secret", "s"]),
        ("settings", Reflect(Settings), Command.From(Settings), ["--from-env", "x", "--needed", "1", "--old", "--count"]),
        ("surroundings", Reflect(Surroundings), Command.From(Surroundings), ["--name", "x"]),
        ("nothing", Reflect(Nothing), Command.From(Nothing), ["x", "--help"]),
        ("named", Reflect(Named), Command.From(Named), ["a", "b", "--source-file", "c"]),
        ("tasks", Reflect(Answer), Command.From(Answer), ["--number", "5"]),
    ];

    // A variable hides the function from the generator.
    private static Command Reflect(Delegate function) => Command.From(function);

    private static void Say(params object?[] values) => Term.Echo(string.Join('|', values.Select(value => value switch
    {
        null => "null",
        Array items => $"[{string.Join(',', items.Cast<object?>())}]",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    })));

    internal static void Plain(string name, int count = 1) => Say(name, count);

    internal static void Defaults(
        string text = "a\"b\n", int number = -7, long big = long.MinValue, double ratio = 0.1, float single = 1.5f, decimal exact = 1.10m, bool yes = true,
        Mood mood = Mood.VeryWell, char letter = '\'', int? none = null, string? word = null, Guid id = default) =>
        Say(text, number, big, ratio, single, exact, yes, mood, letter, none, word, id);

    internal static void Flags([Option("--on/--off")] bool switched, [Option("-v", Count = true)] int verbose, [Option("--loud/--quiet", "-l/-q")] bool loud = true, bool force = false) =>
        Say(switched, verbose, loud, force);

    internal static void Arguments(string first, int second, string? third, [Option("--upper")] bool upper) => Say(first, second, third, upper);

    internal static void Rest(int[] numbers, [Option] string[] tag) => Say(numbers, tag);

    internal static void Types(Point at2, [Option] Point? at, [Option] Mood? mood, [Option] (string Key, int Value)? pair) => Say(at2, at, mood, pair);

    internal static void Asking([Option("--name", Prompt = "Your name")] string name, [Option(Prompt = "")] int age = 3, [Option(HideInput = true)] string? secret = null) =>
        Say(name, age, secret);

    internal static void Settings(
        [Option(EnvVar = "FROM_ENV", ShowEnvVar = true)] string? fromEnv, [Option(Required = true)] int? needed, [Option(Deprecated = "use new")] bool old,
        [Option("--count", "-c", "amount", ShowDefault = true, Metavar = "N")] int amount = 4) => Say(fromEnv, needed, old, amount);

    internal static void Surroundings(Context context, IConsole console, [Option] string? name, Uri? none = null, object? services = null, CancellationToken cancel = default) =>
        Say(context.InfoName, console.Width, cancel.IsCancellationRequested, name, none, services);

    [Command(NoArgsIsHelp = true, Help = "Does nothing.", Epilog = "The end.")]
    internal static int Nothing() => 0;

    internal static void Named([Argument("SRC")] string sourceFile, [Argument(Metavar = "TO", Help = "Where to.")] string? target) => Say(sourceFile, target);

    internal static async Task<long> Answer(long number = 42)
    {
        await Task.Yield();
        return number;
    }
}
