using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>
/// A look at the benchmarks in seconds instead of minutes: <c>--quick [part of a class name …]</c>. The methods of a class take
/// turns in short rounds, and the best round of each counts. Good for ratios while one works, not for publishing.
/// </summary>
internal static class QuickRun
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan PerClass = TimeSpan.FromSeconds(1.5);

    public static void Show(string[] names)
    {
        foreach (Type type in typeof(QuickRun).Assembly.GetTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
            if (Benchmarks(type).Length > 0 && (names.Length == 0 || Array.Exists(names, name => type.FullName!.Contains(name, StringComparison.OrdinalIgnoreCase))))
                foreach (object? parameter in Parameters(type))
                    Show(type, parameter);
    }

    private static MethodInfo[] Benchmarks(Type type) =>
        [.. type.GetMethods().Where(static method => method.GetCustomAttribute<BenchmarkAttribute>() is not null).OrderByDescending(IsBaseline)];

    private static bool IsBaseline(MethodInfo method) => method.GetCustomAttribute<BenchmarkAttribute>()!.Baseline;

    private static object?[] Parameters(Type type)
    {
        PropertyInfo? parameter = Parameter(type);
        if (parameter?.GetCustomAttribute<ParamsAttribute>() is { } listed)
            return listed.Values;
        return parameter is null ? [null] : [.. (IEnumerable<object?>)type.GetProperty(parameter.GetCustomAttribute<ParamsSourceAttribute>()!.Name)!.GetValue(null)!];
    }

    private static PropertyInfo? Parameter(Type type) => type.GetProperties()
        .FirstOrDefault(static property => property.GetCustomAttribute<ParamsAttribute>() is not null || property.GetCustomAttribute<ParamsSourceAttribute>() is not null);

    private static void Show(Type type, object? parameter)
    {
        object instance = Activator.CreateInstance(type)!;
        if (parameter is not null)
            Parameter(type)!.SetValue(instance, parameter);
        foreach (MethodInfo setup in type.GetMethods().Where(static method => method.GetCustomAttribute<GlobalSetupAttribute>() is not null))
            setup.Invoke(instance, null);
        Contender[] contenders = [.. Benchmarks(type).Select(method => new Contender(method, instance))];
        Race(contenders);
        Console.WriteLine($"{type.Name}{(parameter is null ? "" : $" ({parameter})")}");
        foreach (Contender contender in contenders)
            Console.WriteLine(contender.Line(contenders[0]));
    }

    private static void Race(Contender[] contenders)
    {
        foreach (Contender contender in contenders)
            contender.WarmUp(Round);
        long started = Stopwatch.GetTimestamp();
        do
        {
            foreach (Contender contender in contenders)
                contender.Run();
        }
        while (Stopwatch.GetElapsedTime(started) < PerClass);
    }

    private sealed class Contender
    {
        private readonly string _name;
        private readonly Action _once;
        private readonly int _operations;
        private int _times = 1;
        private double _best = double.MaxValue;
        private double _bytes = double.MaxValue;

        public Contender(MethodInfo method, object instance)
        {
            _name = method.Name;
            _operations = method.GetCustomAttribute<BenchmarkAttribute>()!.OperationsPerInvoke;
            _once = Call(method, instance);
        }

        public void WarmUp(TimeSpan round)
        {
            long started = Stopwatch.GetTimestamp();
            int calls = 0;
            while (Stopwatch.GetElapsedTime(started) < round * 40 || calls < 40)
            {
                _once();
                calls++;
                if (calls >= 3 && Stopwatch.GetElapsedTime(started) > round * 200)
                    break;
            }

            _times = Math.Max(1, (int)(calls * round / Stopwatch.GetElapsedTime(started)));
        }

        public void Run()
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            for (int i = 0; i < _times; i++)
                _once();
            double elapsed = Stopwatch.GetElapsedTime(started).TotalNanoseconds;
            _best = Math.Min(_best, elapsed / _times / _operations);
            _bytes = Math.Min(_bytes, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / _times / _operations);
        }

        public string Line(Contender baseline) => string.Create(
            CultureInfo.InvariantCulture,
            $"  {_name,-24}{_best,14:N1} ns{_bytes,14:N0} B{_best / baseline._best,10:0.000} x{_bytes / Math.Max(1, baseline._bytes),10:0.000} x");

        private static Action Call(MethodInfo method, object instance)
        {
            if (method.ReturnType == typeof(void))
                return method.CreateDelegate<Action>(instance);
            if (!method.ReturnType.IsValueType)
            {
                Func<object> reference = method.CreateDelegate<Func<object>>(instance);
                return () => reference();
            }

            return () => method.Invoke(instance, null);
        }
    }
}
