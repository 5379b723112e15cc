using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Filters about the value as such.</summary>
internal static class ValueFilters
{
    public static Value Default(IRuntimeServices services, ReadOnlySpan<Value> a) =>
        a[0].IsUndefined || (Truth.IsTrue(a[2]) && !Truth.IsTrue(a[0])) ? a[1] : a[0];

    /// <summary>The attribute alone, by the rules of the environment, and never an item.</summary>
    // A name that is safe text is told as such where it is missing.
    public static Value Attr(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        Value found = services.Environment.GetAttributeOnly(services, a[0], StringMethods.Text(a[1], "attribute name"));
        bool isMissing = a[1].IsMarkup && !a[0].IsUndefined && found.O is Undefined { Info: { Hint: null, ParentValue.IsMissing: false } };
        return isMissing ? MemberAccess.MissingItem(services, a[0], a[1]) : found;
    }

    public static Value PPrint(IRuntimeServices services, ReadOnlySpan<Value> a) => Value.Text(new PrettyPrinter(services.Budget).Print(a[0]));
}
