using System.Runtime.ExceptionServices;

namespace Flask.Net;

/// <summary>Lets every teardown function run, also after one has failed, and tells of the failures at the end.</summary>
internal sealed class FailureCollector
{
    private List<Exception>? _failures;

    public void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            Add(error);
        }
    }

    public async ValueTask TryAsync(Func<Exception?, ValueTask> action, Exception? argument)
    {
        try
        {
            await action(argument).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Add(error);
        }
    }

    /// <summary>Throws what was collected: one error as it is, several as an <see cref="AggregateException"/>.</summary>
    public void Throw()
    {
        if (_failures is null)
            return;
        if (_failures is [var only])
            ExceptionDispatchInfo.Throw(only);
        throw new AggregateException("Errors during context teardown", _failures);
    }

    private void Add(Exception error) => (_failures ??= []).Add(error);
}
