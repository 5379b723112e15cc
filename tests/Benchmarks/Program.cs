using Benchmarks;
using BenchmarkDotNet.Running;
using Benchmarks.Flask;

// "quick werkzeug [word]" gives figures in seconds, for work in progress; `serve NAME PORT` is what load.py puts under load;
// `soak MINUTES` watches a server for cross-talk and leaks; all else is BenchmarkDotNet's.
return args switch
{
    ["serve", "flask", var port] => await FlaskServer.ServeAsync(port),
    ["serve", "minimal", var port] => await MinimalServer.ServeAsync(port),
    ["soak", .. var minutes] => await Soak.RunAsync(minutes is [var number] ? double.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 1),
    ["--quick", .. var names] => Show(names),
    ["--allocations", var name] => Allocations(name),
    ["quick", "werkzeug", .. var words] => Quick(words is [var word] ? word : ""),
    _ => Measure(args),
};

static int Quick(string word)
{
    Benchmarks.Werkzeug.QuickLook.Run(word);
    return 0;
}

static int Show(string[] names)
{
    QuickRun.Show(names);
    return 0;
}

static int Allocations(string name)
{
    AllocationProfile.Show(name);
    return 0;
}

static int Measure(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
