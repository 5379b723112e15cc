using Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["--quick", .. string[] names])
    QuickRun.Show(names);
else if (args is ["--allocations", string name])
    AllocationProfile.Show(name);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
