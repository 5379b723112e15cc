using Click.Net.Errors;
namespace Click.Net;

/// <summary>The words about what should not be used any more.</summary>
internal static class Deprecation
{
    /// <summary>What help adds.</summary>
    public static string Note(BoolOrText deprecated) => string.IsNullOrEmpty(deprecated.Text) ? Messages.Get("(DEPRECATED)") : Messages.Format($"(DEPRECATED: {deprecated.Text})");

    /// <summary>What its user is told.</summary>
    public static void Warn(Context context, string kind, string name, BoolOrText deprecated)
    {
        string more = string.IsNullOrEmpty(deprecated.Text) ? "" : $" {deprecated.Text}";
        string warning = Messages.Format($"DeprecationWarning: The {kind} {Text.ValueText.Quote(name)} is deprecated.{more}");
        Terminal.Echo.Write(context.Console, Terminal.Style.Apply(warning, foreground: "red"), error: true, color: context.Color);
    }
}
