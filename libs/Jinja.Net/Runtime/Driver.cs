using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>Waits for what a render waits for and goes on with it, until it has ended. No thread is held up meanwhile.</summary>
internal static class Driver
{
    /// <summary>Begins a render.</summary>
    /// <returns>What comes of it, or <see cref="Value.Suspended"/> if it was left in the middle.</returns>
    public static Value Start(Frame frame, Func<Value> begin)
    {
        try
        {
            return begin();
        }
        catch (Exception error) when (ErrorLocator.Locate(error, frame))
        {
            throw;
        }
    }

    /// <summary>Ends a render that was left.</summary>
    /// <param name="frame">The render.</param>
    /// <param name="value">What came of its beginning.</param>
    /// <returns>What comes of it.</returns>
    public static async ValueTask<Value> EndAsync(Frame frame, Value value)
    {
        try
        {
            while (value.IsPending && frame.Sink is not { IsClosed: true })
            {
                await WaitAsync(frame).ConfigureAwait(false);
                value = GoOn(frame);
            }

            return value;
        }
        finally
        {
            await frame.CloseAllAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits for what the render waits for, if it waits for something.</summary>
    public static async ValueTask WaitAsync(Frame frame)
    {
        if (frame.Awaited is not { } awaited)
            return;
        try
        {
            await frame.Budget.WaitAsync(awaited).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorLocator.Locate(error, frame))
        {
            throw;
        }
    }

    /// <summary>Goes on with a render.</summary>
    /// <returns>What comes of it, or <see cref="Value.Suspended"/> if it was left once more.</returns>
    public static Value GoOn(Frame frame)
    {
        try
        {
            return frame.GoOn();
        }
        catch (Exception error) when (ErrorLocator.Locate(error, frame))
        {
            throw;
        }
    }
}
