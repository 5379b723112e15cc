using Click.Net;

// Objects: everything that can be said about a command is a property.
var cli = new Group("repo") { Help = "A tool with two commands." };
cli.Add(new Command("clone")
{
    Help = "Clone SOURCE into DEST.",
    Params =
    {
        new Argument<string>("source"),
        new Argument<string>("dest") { Required = false },
        new Option<int>("--depth", "-d") { Default = 1, ShowDefault = true, Help = "How much history." },
        new Option<bool>("--shallow/--full") { Default = true },
    },
    Callback = (Context context, string source, string? dest, int depth, bool shallow) =>
        Term.Echo($"{source} -> {dest ?? "."} ({depth}, {(shallow ? "shallow" : "full")})"),
});

// Attributes: a function is a command, its parameters are the options.
cli.Add(Hello);

return cli.Main(args);

[Command("hello", Help = "Greets NAME for a total of COUNT times.")]
static void Hello(
    [Option("--name", Prompt = "Your name", Help = "The person to greet.")] string name,
    [Option("--count", "-c", Help = "Number of greetings.")] int count = 1,
    [Option("--colour", Help = "How it looks.")] Colour colour = Colour.Green)       // an enum is a choice
{
    foreach (int _ in Term.ProgressBar(Enumerable.Range(0, count), label: "Greeting"))
        Term.StyledEcho($"Hello {name}!", foreground: colour.ToString().ToLowerInvariant());
}

enum Colour { Red, Green, Blue }
