using System.Collections.Frozen;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's methods behind its operators, as <c>'a'.__len__()</c>. A sandbox never lets them be seen.</summary>
internal static class OperatorMethods
{
    private static readonly FrozenDictionary<string, BuiltinMethod> Table = Build(
        Method("__len__", "self, /", static (_, a) => Value.Int(Iteration.Length(a[0]))),
        Method("__add__", "self, other, /", static (services, a) => Arithmetic.Add(services.Budget, a[0], a[1])),
        Method("__sub__", "self, other, /", static (services, a) => Arithmetic.Subtract(services.Budget, a[0], a[1])),
        Method("__mul__", "self, other, /", static (services, a) => Arithmetic.Multiply(services.Budget, a[0], a[1])),
        Method("__mod__", "self, other, /", static (services, a) => Arithmetic.Modulo(services.Budget, a[0], a[1])),
        Method("__truediv__", "self, other, /", static (services, a) => Arithmetic.Divide(services.Budget, a[0], a[1])),
        Method("__floordiv__", "self, other, /", static (services, a) => Arithmetic.FloorDivide(services.Budget, a[0], a[1])),
        Method("__pow__", "self, other, /", static (services, a) => Arithmetic.Power(services.Budget, a[0], a[1])),
        Method("__neg__", "self, /", static (services, a) => Arithmetic.Negate(services.Budget, a[0])),
        Method("__pos__", "self, /", static (_, a) => Arithmetic.Plus(a[0])),
        Method("__getitem__", "self, key, /", static (services, a) => Item(services, a[0], a[1])),
        Method("__contains__", "self, item, /", static (services, a) => Value.Bool(Membership.Contains(services, a[0], a[1]))),
        Method("__iter__", "self, /", static (_, a) => Value.Object(new PyIterator(Items(a[0]), "iterator"))),
        Method("__eq__", "self, other, /", static (_, a) => Value.Bool(Comparison.Equal(a[0], a[1]))),
        Method("__ne__", "self, other, /", static (_, a) => Value.Bool(!Comparison.Equal(a[0], a[1]))),
        Method("__lt__", "self, other, /", static (services, a) => Value.Bool(Comparison.Compare(services, ComparisonOperator.Less, a[0], a[1]))),
        Method("__le__", "self, other, /", static (services, a) => Value.Bool(Comparison.Compare(services, ComparisonOperator.LessOrEqual, a[0], a[1]))),
        Method("__gt__", "self, other, /", static (services, a) => Value.Bool(Comparison.Compare(services, ComparisonOperator.Greater, a[0], a[1]))),
        Method("__ge__", "self, other, /", static (services, a) => Value.Bool(Comparison.Compare(services, ComparisonOperator.GreaterOrEqual, a[0], a[1]))),
        Method("__bool__", "self, /", static (_, a) => Value.Bool(Truth.IsTrue(a[0]))),
        Method("__str__", "self, /", static (services, a) => Value.Text(Representation.Text(a[0], services.Budget))),
        Method("__repr__", "self, /", static (services, a) => Value.Text(Representation.Repr(a[0], services.Budget))),
        Method("__html__", "self, /", static (services, a) => Value.Markup(Escaping.Escape(a[0], services.Budget))));

    /// <summary>The method, if values like this one have it.</summary>
    public static BuiltinMethod? Find(Value value, string name) => Table.TryGetValue(name, out BuiltinMethod? method) && Has(value, name) ? method : null;

    /// <summary>The method, if undefined values have it: they answer for an empty sequence, and fail at the rest.</summary>
    public static BuiltinMethod? OfUndefined(string name) => name is "__html__" or "__getitem__" or "__contains__" ? null : Table.GetValueOrDefault(name);

    private static bool Has(Value value, string name) => name switch
    {
        "__len__" => Iteration.TryLength(value, out _),
        "__add__" or "__mul__" => Numbers.IsNumber(value) || Collections.IsRepeatable(value),
        "__mod__" => Numbers.IsNumber(value) || value.IsText,
        "__sub__" or "__truediv__" or "__floordiv__" or "__pow__" or "__neg__" or "__pos__" => Numbers.IsNumber(value),
        "__getitem__" => Collections.IsRepeatable(value) || MappingView.TryOf(value, out _),
        "__contains__" or "__iter__" => Iteration.TryOf(value, out _),
        "__bool__" => Numbers.IsNumber(value) || value.IsNone,
        "__html__" => Escaping.TryMarkup(value, out _),
        _ => true,
    };

    private static Value Item(IRuntimeServices services, Value target, Value key) => Subscript.TryItem(services, target, key, out Value item)
        ? item
        : throw (MappingView.TryOf(target, out _) ? PythonErrors.Key(key) : PythonErrors.Index($"{TypeNames.Of(target)} index out of range"));

    private static IEnumerable<Value> Items(Value value)
    {
        ValueEnumerator items = Iteration.Of(value);
        while (items.MoveNext()) yield return items.Current;
    }
}
