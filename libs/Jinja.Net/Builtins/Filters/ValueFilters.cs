using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Filters about the value as such.</summary>
internal static class ValueFilters
{
    public static Value Default(IRuntimeServices services, ReadOnlySpan<Value> a) =>
        a[0].IsUndefined || (Truth.IsTrue(a[2]) && !Truth.IsTrue(a[0])) ? a[1] : a[0];

    /// <summary>The attribute alone, by the rules of the environment, and never an item.</summary>
    public static Value Attr(IRuntimeServices services, ReadOnlySpan<Value> a) =>
        services.Environment.GetAttributeOnly(services, a[0], StringMethods.Text(a[1], "attribute name"));

    public static Value PPrint(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Text(new PrettyPrinter(services.Budget).Print(a[0]));
}
