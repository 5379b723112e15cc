using Click.Net.Errors;

namespace Conformance.Click;

/// <summary>Click's names for our exceptions.</summary>
internal static class ClickErrors
{
    /// <summary>The class that Click raises.</summary>
    public static string NameOf(Exception error) => error switch
    {
        NoArgsIsHelpException => "NoArgsIsHelpError",
        FileException => "FileError",
        UsageException and { } usage when usage.GetType() == typeof(UsageException) => "UsageError",
        ArgumentException => "ValueError",
        _ => error.GetType().Name[..^"Exception".Length],
    };
}
