using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>What a benchmark allocates, by type: <c>--allocations Class.Method</c>. The runtime names every hundredth kilobyte or so.</summary>
internal static class AllocationProfile
{
    public static void Show(string name)
    {
        (MethodInfo method, Func<object> run) = Find(name);
        for (int i = 0; i < 2_000; i++)
            run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int times = 0;
        using Ticks ticks = new();
        for (; GC.GetAllocatedBytesForCurrentThread() - before < 400_000_000; times++)
            run();
        double bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / times;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{method.DeclaringType!.Name}.{method.Name}: {bytes:N0} B"));
        double all = ticks.Counts.Values.Sum();
        foreach ((string type, int count) in ticks.Counts.OrderByDescending(static pair => pair.Value).Take(45))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count / all * bytes,10:N0} B  {type}"));
    }

    /// <summary>Runs a benchmark for ten seconds, so that a profiler sees it warm.</summary>
    public static void Spin(string name)
    {
        Func<object> run = Find(name).Run;
        for (long begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(10);)
            run();
    }

    private static (MethodInfo Method, Func<object> Run) Find(string name)
    {
        MethodInfo method = typeof(AllocationProfile).Assembly.GetTypes().SelectMany(static type => type.GetMethods())
            .First(method => method.GetCustomAttribute<BenchmarkAttribute>() is not null && $"{method.DeclaringType!.FullName}.{method.Name}".Contains(name, StringComparison.OrdinalIgnoreCase));
        object instance = Activator.CreateInstance(method.DeclaringType!)!;
        foreach (MethodInfo setup in method.DeclaringType!.GetMethods().Where(static method => method.GetCustomAttribute<GlobalSetupAttribute>() is not null))
            setup.Invoke(instance, null);
        return (method, method.CreateDelegate<Func<object>>(instance));
    }

    private sealed class Ticks : EventListener
    {
        private const EventKeywords Gc = (EventKeywords)1;

        public Dictionary<string, int> Counts { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
                EnableEvents(eventSource, EventLevel.Verbose, Gc);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName?.StartsWith("GCAllocationTick", StringComparison.Ordinal) != true)
                return;
            string type = (string)eventData.Payload![5]!;
            lock (Counts)
                Counts[type] = Counts.GetValueOrDefault(type) + 1;
        }
    }
}
