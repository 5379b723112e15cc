using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>Awaits the tasks among the variables that a render is given, so that the render itself never waits.</summary>
internal static class AwaitedSource
{
    /// <summary>The same variables with their tasks done.</summary>
    public static async ValueTask<VariableSource> Of(VariableSource source, CancellationToken cancellation)
    {
        Dictionary<string, Value>? done = null;
        foreach ((string name, Value value) in source.Pending())
        {
            Task task = Awaitables.TaskOf(value);
            await task.WaitAsync(cancellation).ConfigureAwait(false);
            (done ??= new(StringComparer.Ordinal))[name] = Awaitables.Result(task);
        }

        return done is null ? source : new LayeredSource(new MapSource(done), source);
    }
}
