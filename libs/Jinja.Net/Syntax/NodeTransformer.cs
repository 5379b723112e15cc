using System.Runtime.CompilerServices;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Syntax;

/// <summary>
/// Makes a changed copy of a syntax tree. Override <see cref="Transform(Expression)"/> or <see cref="Transform(Statement)"/>, give other
/// nodes for those that matter, and let the base copy the rest. What stays the same is not copied.
/// </summary>
/// <remarks>Mirrors <c>jinja2.visitor.NodeTransformer</c>.</remarks>
public abstract class NodeTransformer
{
    /// <summary>Transforms a whole template.</summary>
    /// <param name="template">The template.</param>
    /// <returns>The changed template, or the same if nothing changes.</returns>
    /// <exception cref="InsufficientExecutionStackException">The tree is deeper than the stack allows.</exception>
    public TemplateNode Transform(TemplateNode template)
    {
        ArgumentNullException.ThrowIfNull(template);
        IReadOnlyList<Statement> body = All(template.Body);
        return ReferenceEquals(body, template.Body) ? template : new TemplateNode(body);
    }

    /// <summary>Transforms a statement; here what is in it.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>What stands in its place; <see langword="null"/> takes it away.</returns>
    /// <exception cref="InsufficientExecutionStackException">The tree is deeper than the stack allows.</exception>
    protected virtual Statement? Transform(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Statement changed = statement switch
        {
            OutputStatement output => output with { Items = All(output.Items) },
            ExpressionStatement expression => expression with { Value = Transform(expression.Value) },
            IfStatement condition => condition with { Branches = Map(condition.Branches, Branch), Else = All(condition.Else) },
            ForStatement loop => loop with
            {
                Target = Transform(loop.Target), Iterable = Transform(loop.Iterable), Test = Maybe(loop.Test), Body = All(loop.Body), Else = All(loop.Else),
            },
            SetStatement set => set with { Target = Transform(set.Target), Value = Transform(set.Value) },
            SetBlockStatement set => set with { Target = Transform(set.Target), Filter = Maybe(set.Filter), Body = All(set.Body) },
            WithStatement with => with with { Targets = All(with.Targets), Values = All(with.Values), Body = All(with.Body) },
            AutoEscapeStatement escape => escape with { Value = Transform(escape.Value), Body = All(escape.Body) },
            BlockStatement block => block with { Body = All(block.Body) },
            ExtendsStatement extends => extends with { Template = Transform(extends.Template) },
            IncludeStatement include => include with { Template = Transform(include.Template) },
            ImportStatement import => import with { Template = Transform(import.Template) },
            FromImportStatement import => import with { Template = Transform(import.Template) },
            MacroStatement macro => macro with { Signature = Parameters(macro.Signature), Body = All(macro.Body) },
            CallBlockStatement call => call with { Call = Kept(call.Call), Signature = Parameters(call.Signature), Body = All(call.Body) },
            FilterBlockStatement filter => filter with { Filter = Kept(filter.Filter), Body = All(filter.Body) },
            ScopeStatement scope => scope with { Body = All(scope.Body) },
            GroupStatement group => group with { Body = All(group.Body) },
            _ => statement,
        };
        return changed.Equals(statement) ? statement : changed;
    }

    /// <summary>Transforms an expression; here what is in it.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>What stands in its place.</returns>
    /// <exception cref="InsufficientExecutionStackException">The tree is deeper than the stack allows.</exception>
    protected virtual Expression Transform(Expression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Expression changed = expression switch
        {
            AttributeExpression attribute => attribute with { Target = Transform(attribute.Target) },
            ItemExpression item => item with { Target = Transform(item.Target), Index = Transform(item.Index) },
            SliceExpression slice => slice with { Start = Maybe(slice.Start), Stop = Maybe(slice.Stop), Step = Maybe(slice.Step) },
            CallExpression call => call with { Callee = Transform(call.Callee), Arguments = Arguments(call.Arguments) },
            FilterExpression filter => filter with { Target = Maybe(filter.Target), Arguments = Arguments(filter.Arguments) },
            TestExpression test => test with { Target = Transform(test.Target), Arguments = Arguments(test.Arguments) },
            BinaryExpression binary => binary with { Left = Transform(binary.Left), Right = Transform(binary.Right) },
            UnaryExpression unary => unary with { Operand = Transform(unary.Operand) },
            LogicalExpression logical => logical with { Left = Transform(logical.Left), Right = Transform(logical.Right) },
            CompareExpression compare => compare with { First = Transform(compare.First), Operands = Map(compare.Operands, Operand) },
            ConcatExpression concat => concat with { Items = All(concat.Items) },
            ConditionalExpression condition => condition with { Test = Transform(condition.Test), Then = Transform(condition.Then), Else = Maybe(condition.Else) },
            TupleExpression tuple => tuple with { Items = All(tuple.Items) },
            ListExpression list => list with { Items = All(list.Items) },
            DictExpression dict => dict with { Pairs = Map(dict.Pairs, Pair) },
            SafeIfAutoEscape safe => safe with { Value = Transform(safe.Value) },
            ExtensionCall call => call with { Arguments = All(call.Arguments) },
            _ => expression,
        };
        return changed.Equals(expression) ? expression : changed;
    }

    private Expression? Maybe(Expression? expression) => expression is null ? null : Transform(expression);

    private FilterExpression? Maybe(FilterExpression? filter) => filter is null ? null : Kept(filter);

    // Where only a certain kind of expression can stand, another one is no answer.
    private T Kept<T>(T expression)
        where T : Expression =>
        Transform(expression) as T ?? throw new InvalidOperationException($"Only a {typeof(T).Name} can stand in the place of this {typeof(T).Name}.");

    private IfBranch Branch(IfBranch branch) => branch with { Test = Transform(branch.Test), Body = All(branch.Body) };

    private OperandNode Operand(OperandNode operand) => operand with { Value = Transform(operand.Value) };

    private PairNode Pair(PairNode pair) => pair with { Key = Transform(pair.Key), Value = Transform(pair.Value) };

    private NamedArgument Named(NamedArgument argument) => argument with { Value = Transform(argument.Value) };

    private Signature Parameters(Signature signature) => signature with { Names = Map(signature.Names, Kept), Defaults = All(signature.Defaults) };

    private ArgumentList Arguments(ArgumentList arguments) => ReferenceEquals(arguments, ArgumentList.Empty) ? arguments : arguments with
    {
        Positional = All(arguments.Positional), Named = Map(arguments.Named, Named), Spread = Maybe(arguments.Spread), SpreadNamed = Maybe(arguments.SpreadNamed),
    };

    private IReadOnlyList<Expression> All(IReadOnlyList<Expression> expressions) => Map(expressions, Transform);

    private IReadOnlyList<Statement> All(IReadOnlyList<Statement> statements) => Map(statements, Transform);

    // A list in which nothing changes stays itself, so that records that hold it stay equal.
    private static IReadOnlyList<T> Map<T>(IReadOnlyList<T> items, Func<T, T?> change)
        where T : Node
    {
        List<T>? changed = null;
        for (int i = 0; i < items.Count; i++)
        {
            T? item = change(items[i]);
            if (changed is null && !items[i].Equals(item))
                changed = [.. items.Take(i)];
            if (changed is not null && item is not null)
                changed.Add(item);
        }

        return changed?.ToArray() ?? items;
    }
}
