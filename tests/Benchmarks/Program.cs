using System.Globalization;
using BenchmarkDotNet.Running;
using Benchmarks.Click.ColdStart;
using Benchmarks.Flask;
using Benchmarks.Serving;

// `quick werkzeug [word]` gives figures in seconds, for work in progress; `cold-start [rounds]` times whole processes of small tools;
// `serve NAME PORT` is what load.py puts under load; `soak MINUTES` watches a server for cross-talk and leaks; `serving ...` is
// Werkzeug.Net's servers (see Serving); all else is BenchmarkDotNet's.
return args switch
{
    ["serve", "flask", var port] => await FlaskServer.ServeAsync(port),
    ["serve", "minimal", var port] => await MinimalServer.ServeAsync(port),
    ["soak", .. var minutes] => await Soak.RunAsync(minutes is [var number] ? double.Parse(number, CultureInfo.InvariantCulture) : 1),
    ["serving", .. var words] => await ServingPrograms.MainAsync(words),
    ["quick", "werkzeug", .. var words] => Quick(words is [var word] ? word : ""),
    ["cold-start", .. var rounds] => ColdStarts.Run(rounds),
    _ => Measure(args),
};

static int Quick(string word)
{
    Benchmarks.Werkzeug.QuickLook.Run(word);
    return 0;
}

static int Measure(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
