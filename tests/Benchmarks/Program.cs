using BenchmarkDotNet.Running;

// "quick werkzeug [word]" gives figures in seconds, for work in progress; everything else goes to BenchmarkDotNet.
if (args is ["quick", "werkzeug", .. string[] words])
    Benchmarks.Werkzeug.QuickLook.Run(words is [string word] ? word : "");
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
