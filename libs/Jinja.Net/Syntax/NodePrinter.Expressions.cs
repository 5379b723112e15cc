using System.Globalization;
using System.Numerics;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Syntax;

/// <summary>Expressions.</summary>
public sealed partial class NodePrinter
{
    private sealed partial class Writer
    {
        /// <summary>An expression at a place that takes what binds at least so tightly.</summary>
        public void Write(Expression expression, Level least)
        {
            Guard();
            bool isBracketed = LevelOf(expression) < least;
            if (isBracketed)
                Add("(");
            Inside(expression);
            if (isBracketed)
                Add(")");
        }

        // A test takes what follows it for its argument where it can: it stands in brackets unless it is alone.
        private static Level LevelOf(Expression expression) => expression switch
        {
            TestExpression => Level.Any,
            ConditionalExpression => Level.Conditional,
            LogicalExpression { IsAnd: false } => Level.Or,
            LogicalExpression => Level.And,
            UnaryExpression { Operator: UnaryOperator.Not } => Level.Not,
            CompareExpression => Level.Compare,
            BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Sub } => Level.Sum,
            ConcatExpression => Level.Concat,
            BinaryExpression { Operator: BinaryOperator.Pow } => Level.Power,
            BinaryExpression => Level.Product,
            FilterExpression => Level.Filter,
            UnaryExpression => Level.Sign,
            _ => Level.Operand,
        };

        private void Inside(Expression expression)
        {
            switch (expression)
            {
                case ConditionalExpression condition:
                    Conditional(condition);
                    break;
                case LogicalExpression logical:
                    Between(logical.Left, logical.IsAnd ? " and " : " or ", logical.Right, logical.IsAnd ? Level.And : Level.Or);
                    break;
                case UnaryExpression unary:
                    Unary(unary);
                    break;
                case CompareExpression compare:
                    Write(compare.First, Level.Sum);
                    foreach (OperandNode operand in compare.Operands)
                        Add(SignOf(operand.Operator)).Write(operand.Value, Level.Sum);
                    break;
                case BinaryExpression binary:
                    Between(binary.Left, SignOf(binary.Operator), binary.Right, LevelOf(binary));
                    break;
                case ConcatExpression concat:
                    for (int i = 0; i < concat.Items.Count; i++)
                        Add(i == 0 ? "" : " ~ ").Write(concat.Items[i], Level.Product);
                    break;
                case FilterExpression filter:
                    if (filter.Target is not null)
                        Write(filter.Target, Level.Filter);
                    Add("|").Add(filter.Name).Arguments(filter.Arguments, isShort: true);
                    break;
                case TestExpression test:
                    Write(test.Target, Level.Filter);
                    Add(" is ").Add(test.Name).Arguments(test.Arguments, isShort: true);
                    break;
                default:
                    Operand(expression);
                    break;
            }
        }

        private void Operand(Expression expression)
        {
            switch (expression)
            {
                case ConstantExpression constant:
                    Constant(constant.Value);
                    break;
                case NameExpression name:
                    Add(name.Name);
                    break;
                case NamespaceTarget target:
                    Add(target.Name).Add(".").Add(target.Attribute);
                    break;
                case AttributeExpression attribute:
                    Write(attribute.Target, Level.Operand);
                    Add(".").Add(attribute.Name);
                    break;
                case ItemExpression item:
                    Write(item.Target, Level.Operand);
                    Add("[").Index(item.Index).Add("]");
                    break;
                case SliceExpression slice:
                    Slice(slice);
                    break;
                case CallExpression call:
                    Write(call.Callee, Level.Operand);
                    Arguments(call.Arguments, isShort: false);
                    break;
                case TupleExpression tuple:
                    Add("(").Join(tuple.Items, item => Write(item, Level.Conditional));
                    Add(tuple.Items.Count == 1 ? ",)" : ")");
                    break;
                case ListExpression list:
                    Add("[").Join(list.Items, item => Write(item, Level.Conditional));
                    Add("]");
                    break;
                case DictExpression dict:
                    Add("{").Join(dict.Pairs, Pair);
                    Add("}");
                    break;
                default:
                    Unwritable(expression);
                    break;
            }
        }

        private void Between(Expression left, string sign, Expression right, Level level)
        {
            Write(left, level);
            Add(sign).Write(right, level == Level.Sum ? Level.Concat : level + 1);
        }

        private void Conditional(ConditionalExpression condition)
        {
            Write(condition.Then, Level.Or);
            Add(" if ").Write(condition.Test, Level.Or);
            if (condition.Else is not null)
                Add(" else ").Write(condition.Else, Level.Conditional);
        }

        private void Unary(UnaryExpression unary)
        {
            bool isNot = unary.Operator == UnaryOperator.Not;
            Add(isNot ? "not " : unary.Operator == UnaryOperator.Neg ? "-" : "+").Write(unary.Operand, isNot ? Level.Not : Level.Sign);
        }

        // Slices among several indexes stand without brackets.
        private Writer Index(Expression index)
        {
            if (index is TupleExpression { Items.Count: > 1 } tuple && tuple.Items.Any(static item => item is SliceExpression))
                Join(tuple.Items, item => Write(item, Level.Conditional));
            else
                Write(index, Level.Conditional);
            return this;
        }

        private void Slice(SliceExpression slice)
        {
            if (slice.Start is not null)
                Write(slice.Start, Level.Conditional);
            Add(":");
            if (slice.Stop is not null)
                Write(slice.Stop, Level.Conditional);
            if (slice.Step is not null)
                Add(":").Write(slice.Step, Level.Conditional);
        }

        private void Pair(PairNode pair)
        {
            Write(pair.Key, Level.Conditional);
            Add(": ").Write(pair.Value, Level.Conditional);
        }

        private Writer Arguments(ArgumentList arguments, bool isShort)
        {
            if (isShort && !arguments.Children.Any())
                return this;
            int count = 0;
            Add("(");
            foreach (Expression argument in arguments.Positional)
                Argument("", argument);
            foreach (NamedArgument argument in arguments.Named)
                Argument(argument.Name + "=", argument.Value);
            if (arguments.Spread is not null)
                Argument("*", arguments.Spread);
            if (arguments.SpreadNamed is not null)
                Argument("**", arguments.SpreadNamed);
            return Add(")");

            void Argument(string before, Expression value) => Add(count++ == 0 ? "" : ", ").Add(before).Write(value, Level.Conditional);
        }

        private void Unwritable(Expression expression)
        {
            IReadOnlyList<Node> inside = [.. expression.Children];
            Add("@").Add(expression is GlobalExpression global ? global.Name : expression.Kind).Add("(");
            Join(inside, node => Write((Expression)node, Level.Conditional));
            Add(")");
        }

        private void Constant(object? value) => Add(value switch
        {
            null => "none",
            bool truth => truth ? "true" : "false",
            string literal => Quoted(literal),
            double number => Number(number),
            long or BigInteger => Signed(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
            _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        });

        private static string Number(double number)
        {
            if (double.IsInfinity(number))
                return number > 0 ? "1e999" : "(-1e999)";
            string digits = number.ToString("R", CultureInfo.InvariantCulture);
            return Signed(digits.AsSpan().IndexOfAny('.', 'E') < 0 ? digits + ".0" : digits);
        }

        // Only a tree that a program made has constants below zero.
        private static string Signed(string digits) => digits[0] == '-' ? $"({digits})" : digits;

        private static string Quoted(string literal) => "'" + literal
            .Replace("\\", @"\\", StringComparison.Ordinal)
            .Replace("'", @"\'", StringComparison.Ordinal)
            .Replace("\n", @"\n", StringComparison.Ordinal)
            .Replace("\r", @"\r", StringComparison.Ordinal) + "'";

        private static string SignOf(BinaryOperator sign) => sign switch
        {
            BinaryOperator.Add => " + ",
            BinaryOperator.Sub => " - ",
            BinaryOperator.Mul => " * ",
            BinaryOperator.Div => " / ",
            BinaryOperator.FloorDiv => " // ",
            BinaryOperator.Mod => " % ",
            _ => " ** ",
        };

        private static string SignOf(ComparisonOperator sign) => sign switch
        {
            ComparisonOperator.Equal => " == ",
            ComparisonOperator.NotEqual => " != ",
            ComparisonOperator.Less => " < ",
            ComparisonOperator.LessOrEqual => " <= ",
            ComparisonOperator.Greater => " > ",
            ComparisonOperator.GreaterOrEqual => " >= ",
            ComparisonOperator.In => " in ",
            _ => " not in ",
        };
    }
}
