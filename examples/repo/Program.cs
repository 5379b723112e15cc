// A version control tool that only pretends: nested commands, shared state, a configuration file, environment variables and prompts.
using Click.Net;
using Repo;

Group cli = new("repo")
{
    Help = """
        Repo is a command line tool that showcases how to build complex command line interfaces.

        This tool is supposed to look like a distributed version control system to show how something like this can be structured.
        """,
    Params =
    {
        new Option<string>("--repo-home") { EnvVar = "REPO_HOME", ShowEnvVar = true, Default = ".repo", Metavar = "PATH", Help = "Changes the repository folder location." },
        new Option<(string Key, string Value)[]>("--config") { Nargs = 2, Metavar = "KEY VALUE", Help = "Overrides a config key/value pair." },
        new Option<bool>("--verbose", "-v") { Help = "Enables verbose mode." },
        StandardOptions.Version("1.0"),
    },
    ContextSettings = new ContextSettings { AutoEnvVarPrefix = "REPO", DefaultMap = Settings.Load() },
    // What is stored here, the commands below get by its type.
    Callback = (Context context, string repoHome, (string Key, string Value)[] config, bool verbose) =>
        context.Obj = new Repository(repoHome, verbose, config.ToDictionary(pair => pair.Key, pair => pair.Value)),
};

cli.Add(new Command("clone")
{
    Help = "Clones a repository.\n\nThis will clone the repository at SRC into the folder DEST. If DEST is not provided this will automatically use the last path component of SRC and create that folder.",
    Section = "Working with others",
    Params =
    {
        new Argument<string>("src"),
        new Argument<string>("dest") { Required = false },
        new Option<bool>("--shallow/--deep") { Default = false, Help = "Makes a checkout shallow or deep. Deep by default." },
        new Option<string>("--rev", "-r") { Default = "HEAD", ShowDefault = true, Help = "Clone a specific revision instead of HEAD." },
    },
    Callback = async (Repository repository, string src, string? dest, bool shallow, string rev, CancellationToken cancel) =>
    {
        dest ??= src.TrimEnd('/').Split('/')[^1];
        Term.Echo($"Cloning repo {src} to {dest}{(shallow ? " (shallow)" : "")}");
        await foreach (string _ in Term.ProgressBar(repository.FetchAsync(cancel), "Receiving", new() { Length = Repository.ObjectCount }))
        {
        }

        Term.Echo($"Checking out revision {rev}");
    },
});

cli.Add(new Command("delete")
{
    Help = "Deletes a repository.\n\nThis will throw away the current repository.",
    Params = { StandardOptions.Confirmation(prompt: "Really throw the repository away?") },
    Callback = (Repository repository) => Term.Echo($"Destroying repo {repository.Home}\nDeleted!"),
});

cli.Add(new Command("setuser")
{
    Help = "Sets the user credentials.\n\nThis will override the current user config.",
    Section = "Working with others",
    Params =
    {
        new Option<string>("--username") { Prompt = true, Help = "The developer's shown username." },
        new Option<string>("--email") { Prompt = "E-Mail", Help = "The developer's email address." },
        StandardOptions.Password(),
    },
    Callback = (Repository repository, string username, string email, string password) =>
    {
        repository.Config["username"] = username;
        repository.Config["email"] = email;
        Term.StyledEcho($"Changed credentials of {username} <{email}>; the password has {password.Length} characters.", foreground: "green");
    },
});

cli.Add(Commit);
cli.Alias("commit", "ci");
cli.Add(Log);
return cli.Main(args);

[Command("commit", Help = "Commits outstanding changes.")]
static void Commit(
    Repository repository,
    [Option("--message", "-m", Help = "The commit message. Several are separated by empty lines; without one an editor opens.")] string[] message,
    [Argument(Help = "What to commit; everything where left out.")] string[] files)
{
    string text = string.Join("\n\n", message);
    if (text.Length == 0)
        text = Term.Edit("\n\n# Describe the change. Lines that start with # are left out.\n") ?? "";
    text = string.Join('\n', text.Split('\n').Where(line => !line.StartsWith('#'))).Trim();
    if (text.Length == 0)
    {
        Term.Echo("Aborting commit, no message.", error: true);
        Context.Exit(1);
    }

    Term.Echo($"Files to be committed: {(files.Length == 0 ? "all" : string.Join(", ", files))}");
    Term.Echo($"Commit message:\n{text}");
    repository.Note($"commit {files.Length}");
}

[Command("log", Help = "Shows what happened, page by page.")]
static void Log([Option("--format", Help = "How it looks.")] LogFormat format = LogFormat.Short)
{
    IEnumerable<string> lines = Enumerable.Range(1, 100).Reverse().Select(number => format == LogFormat.Short
        ? $"{Term.Style($"r{number}", foreground: "yellow")} change number {number}\n"
        : $"revision {number}\n    change number {number}\n\n");
    Term.EchoViaPager(lines);
}

internal enum LogFormat { Short, Full }
