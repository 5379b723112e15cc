using Benchmarks;
using BenchmarkDotNet.Running;
using Benchmarks.Flask;

// "--quick [part of a class name]" gives ratios in seconds and "--allocations Class.Method" what is allocated, for work in progress;
// "quick werkzeug [word]" does so for Werkzeug; `serve NAME PORT` is what load.py puts under load;
// `soak MINUTES` watches a server for cross-talk and leaks; all else is BenchmarkDotNet's.
return args switch
{
    ["serve", "flask", var port] => await FlaskServer.ServeAsync(port),
    ["serve", "minimal", var port] => await MinimalServer.ServeAsync(port),
    ["soak", .. var minutes] => await Soak.RunAsync(minutes is [var number] ? double.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 1),
    ["quick", "werkzeug", .. var words] => Look(() => Benchmarks.Werkzeug.QuickLook.Run(words is [var word] ? word : "")),
    ["--quick", .. var classes] => Look(() => QuickRun.Show(classes)),
    ["--allocations", var method] => Look(() => AllocationProfile.Show(method)),
    _ => Look(() => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args)),
};

static int Look(Action look)
{
    look();
    return 0;
}
