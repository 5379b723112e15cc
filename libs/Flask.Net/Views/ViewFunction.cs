namespace Flask.Net;

/// <summary>Runs a view for the request of a context and answers what the view returned.</summary>
internal delegate ValueTask<object?> ViewFunction(FlaskContext context);

/// <summary>A view as it was registered: what to run, and what it is.</summary>
/// <param name="Source">The delegate or class that the program gave; two registrations of the same one are the same view.</param>
/// <param name="Run">Runs it.</param>
internal sealed record RegisteredView(object Source, ViewFunction Run)
{
    /// <summary>The methods that the view answers by itself, upper case; null where it does not say.</summary>
    public IReadOnlyCollection<string>? Methods { get; init; }

    /// <summary>Whether the view reads the body without waiting for it, because it is no asynchronous method.</summary>
    public bool IsSynchronous { get; init; }

    /// <summary>Whether the framework answers OPTIONS for it; null leaves it to the configuration.</summary>
    public bool? ProvideAutomaticOptions { get; init; }
}
