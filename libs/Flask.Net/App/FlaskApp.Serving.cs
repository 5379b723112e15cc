using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Werkzeug.Net.Debugging;

namespace Flask.Net;

public partial class FlaskApp
{
    private readonly List<Func<CancellationToken, ValueTask>> _beforeServing = [];
    private readonly List<Func<CancellationToken, ValueTask>> _afterServing = [];
    private readonly List<Func<object?>> _shellContextProcessors = [];

    /// <summary>Runs once before the server takes its first request, inside a context of the application.</summary>
    /// <param name="function">Prepares what requests need, as a pool of connections. What it throws ends the program.</param>
    public void BeforeServing(Func<CancellationToken, ValueTask> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckSetup();
        _beforeServing.Add(function);
    }

    /// <summary>Runs once after the server has answered its last request, last registered first, inside a context of the application.</summary>
    /// <param name="function">Gives back what was prepared.</param>
    public void AfterServing(Func<CancellationToken, ValueTask> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckSetup();
        _afterServing.Add(function);
    }

    /// <summary>
    /// Evaluates C# in the command <c>shell</c> and in the debugger's console; <see langword="null"/> leaves both without. The package
    /// Werkzeug.Net.Scripting has one: it brings the compiler along, and is for development.
    /// </summary>
    public ICodeEvaluator? CodeEvaluator { get; set; }

    /// <summary>Adds names that the command <c>shell</c> knows.</summary>
    /// <param name="function">Answers an object or a dictionary of names and values.</param>
    public void ShellContextProcessor(Func<object?> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckSetup();
        _shellContextProcessors.Add(function);
    }

    /// <summary>The names that the command <c>shell</c> knows: <c>app</c>, <c>g</c>, and those of the shell context processors.</summary>
    /// <exception cref="InvalidOperationException">No application is at work.</exception>
    public IReadOnlyDictionary<string, object?> MakeShellContext()
    {
        Dictionary<string, object?> names = new(StringComparer.Ordinal) { ["app"] = this, ["g"] = Current.G };
        foreach (Func<object?> processor in _shellContextProcessors)
        {
            foreach ((string name, object? value) in NamedValues.Of(processor()))
                names[name] = value;
        }

        return names;
    }

    /// <summary>Starts what an application that runs on its own brings along: its hosted services, then its own functions.</summary>
    internal async ValueTask StartServingAsync(CancellationToken cancel)
    {
        foreach (IHostedService service in OwnHostedServices())
            await service.StartAsync(cancel).ConfigureAwait(false);
        await RunInContextAsync(_beforeServing, cancel).ConfigureAwait(false);
    }

    /// <summary>Ends it again, in the opposite order. What fails does not keep the others from ending.</summary>
    internal async ValueTask StopServingAsync(CancellationToken cancel)
    {
        FailureCollector failures = new();
        await failures.TryAsync(_ => RunInContextAsync(((IEnumerable<Func<CancellationToken, ValueTask>>)_afterServing).Reverse(), cancel), null).ConfigureAwait(false);
        foreach (IHostedService service in OwnHostedServices().Reverse())
            await failures.TryAsync(_ => new ValueTask(service.StopAsync(cancel)), null).ConfigureAwait(false);
        if (_ownProvider is { } services)
            await failures.TryAsync(_ => services.DisposeAsync(), null).ConfigureAwait(false);
        failures.Throw();
    }

    private IEnumerable<IHostedService> OwnHostedServices() => HasServices && !IsHosted ? Services.GetServices<IHostedService>() : [];

    private async ValueTask RunInContextAsync(IEnumerable<Func<CancellationToken, ValueTask>> functions, CancellationToken cancel)
    {
        await using (AppContext())
        {
            foreach (Func<CancellationToken, ValueTask> function in functions)
                await function(cancel).ConfigureAwait(false);
        }
    }
}
