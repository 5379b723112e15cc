using Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["--quick", .. string[] names])
    QuickRun.Show(names);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
