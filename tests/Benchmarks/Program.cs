using Benchmarks.Click.ColdStart;
using BenchmarkDotNet.Running;

// Whole processes are measured apart: "cold-start [rounds]".
if (args is ["cold-start", .. var rest])
    return ColdStarts.Run(rest);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
