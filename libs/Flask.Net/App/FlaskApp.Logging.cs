using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flask.Net;

public partial class FlaskApp
{
    private Lazy<ILogger> _logger;

    /// <summary>The log of the application. From the services where they have one, else to standard error.</summary>
    public ILogger Logger
    {
        get => _logger.Value;
        set => _logger = new Lazy<ILogger>(value);
    }

    private ILogger MakeLogger() => Services.GetService<ILoggerFactory>()?.CreateLogger(Name) ?? new ErrorStreamLogger(Name, Clock);
}
