using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using MarkupSafe.Net;
using MarkupSafe.Net.Formatting;

namespace Jinja.Net.Runtime.Values;

/// <summary>Values as text: Python's <c>str</c> and <c>repr</c>.</summary>
internal static class Representation
{
    /// <summary>Python refuses to write longer integers.</summary>
    public const int LongestInteger = 4300;

    /// <summary>What is printed: Python's <c>str</c>.</summary>
    /// <exception cref="UndefinedException">The value is a strict undefined.</exception>
    public static string Text(Value value, RenderBudget? budget = null) => value.Kind switch
    {
        ValueKind.Text or ValueKind.Markup => value.AsText,
        ValueKind.Int => value.N.ToString(CultureInfo.InvariantCulture),
        ValueKind.Undefined => value.AsUndefined.Print(),
        ValueKind.Object => TextOfObject(value, budget),
        ValueKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
        _ => Repr(value, budget),
    };

    /// <summary>As it would be written in source: Python's <c>repr</c>.</summary>
    public static string Repr(Value value, RenderBudget? budget = null)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                return PlainText.Quote(value.AsText);
            case ValueKind.Int:
                return value.N.ToString(CultureInfo.InvariantCulture);
            case ValueKind.Bool:
                return value.AsBool ? "True" : "False";
            case ValueKind.None or ValueKind.Missing:
                return "None";
            case ValueKind.Double:
                return FloatText.Represent(value.AsDouble);
            case ValueKind.Single:
                return FloatText.Represent(value.AsSingle);
            case ValueKind.BigInt:
                return OfBig(value.AsBigInt);
            case ValueKind.Decimal:
                return $"Decimal('{value.AsDecimal.ToString(CultureInfo.InvariantCulture)}')";
            case ValueKind.Markup:
                return $"Markup({PlainText.Quote(value.AsText)})";
            case ValueKind.Undefined:
                return "Undefined";
            case ValueKind.Pending:
                throw Awaitables.CannotWait();
            default:
                ReprWriter writer = new(budget);
                writer.Write(value, 0);
                return writer.ToString();
        }
    }

    /// <summary>A text in quotes.</summary>
    public static string Quote(string text) => PlainText.Quote(text);

    private static string OfBig(BigInteger number)
    {
        if (number.GetBitLength() > 14_290) throw TooManyDigits();
        string text = number.ToString(CultureInfo.InvariantCulture);
        return text.Length - (number.Sign < 0 ? 1 : 0) > LongestInteger ? throw TooManyDigits() : text;
    }

    private static OperationException TooManyDigits() => PythonErrors.Value(
        $"Exceeds the limit ({LongestInteger} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");

    private static string TextOfObject(Value value, RenderBudget? budget) => value.O switch
    {
        IHasText text => text.ToText(),
        IHasHtml html => html.ToString() ?? "",
        Guid guid => guid.ToString("D"),
        _ => DateValues.Text(value.O!) ?? Repr(value, budget),
    };
}

/// <summary>An object of ours that prints in its own way.</summary>
internal interface IHasText
{
    string ToText();
}

/// <summary>An object of ours that is written in source in its own way.</summary>
internal interface IHasRepr
{
    string ToRepr();
}

/// <summary>An object of ours that is written in source with the values in it.</summary>
internal interface IWritesRepr
{
    /// <summary>Writes it.</summary>
    /// <param name="writer">Where to; it guards depth and length.</param>
    /// <param name="depth">How deep the object lies, to be handed on.</param>
    void WriteRepr(in ReprWriter writer, int depth);
}
