using System.Globalization;
using Benchmarks.Serving;
using BenchmarkDotNet.Running;

if (args is ["serve", string name, string port])
    await ServingPrograms.RunAsync(name, int.Parse(port, CultureInfo.InvariantCulture));
else if (args is ["soak", string target, string minutes, ..])
    await Soak.RunAsync(target, TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)));
else if (args is ["hold", string count])
    await HeldConnections.RunAsync(int.Parse(count, CultureInfo.InvariantCulture));
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
