using Microsoft.Extensions.Logging.Abstractions;

namespace Flask.Net.Tests;

/// <summary>An application for tests: no files, a secret key, errors thrown to the test.</summary>
internal static class TestApp
{
    public static FlaskApp Create(bool testing = true) =>
        new("test", staticFolder: null, templateFolder: null, rootPath: Path.GetTempPath()) { SecretKey = "dev", Testing = testing, Logger = NullLogger.Instance };
}
