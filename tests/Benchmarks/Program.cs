using System.Globalization;
using BenchmarkDotNet.Running;
using Benchmarks;
using Benchmarks.Click.ColdStart;
using Benchmarks.Flask;
using Benchmarks.Serving;

// `--quick [part of a class name]` gives ratios in seconds `--allocations Class.Method` what is allocated and
// `--spin Class.Method` ten seconds for a profiler, for work in progress;
// `cold-start [rounds]` times whole processes of small tools; `serve NAME PORT` is what load.py puts under load; `soak MINUTES` watches a
// server for cross-talk and leaks; `serving ...` is Werkzeug.Net's servers (see Serving); all else is BenchmarkDotNet's.
return args switch
{
    ["--quick", .. var classes] => Look(() => QuickRun.Show(classes)),
    ["--spin", var method] => Look(() => AllocationProfile.Spin(method)),
    ["--allocations", var method] => Look(() => AllocationProfile.Show(method)),
    ["cold-start", .. var rounds] => ColdStarts.Run(rounds),
    ["serve", "flask", var port] => await FlaskServer.ServeAsync(port),
    ["serve", "minimal", var port] => await MinimalServer.ServeAsync(port),
    ["soak", .. var minutes] => await Soak.RunAsync(minutes is [var number] ? double.Parse(number, CultureInfo.InvariantCulture) : 1),
    ["serving", .. var words] => await ServingPrograms.MainAsync(words),
    _ => Look(() => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args)),
};

static int Look(Action look)
{
    look();
    return 0;
}
