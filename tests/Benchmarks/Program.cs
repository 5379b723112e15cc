using BenchmarkDotNet.Running;
using Benchmarks.Flask;

// `serve NAME PORT` is what load.py puts under load, `soak MINUTES` watches a server for cross-talk and leaks; all else is BenchmarkDotNet's.
return args switch
{
    ["serve", "flask", var port] => await FlaskServer.ServeAsync(port),
    ["serve", "minimal", var port] => await MinimalServer.ServeAsync(port),
    ["soak", .. var minutes] => await Soak.RunAsync(minutes is [var number] ? double.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 1),
    _ => Measure(args),
};

static int Measure(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
