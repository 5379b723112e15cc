using System.Numerics;
using System.Runtime.CompilerServices;
using Jinja.Net.Analysis;
using Jinja.Net.Compilation.Expressions;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Compilation;

/// <summary>Turns expressions of the syntax tree into nodes that run.</summary>
internal sealed partial class ExpressionCompiler(CompileState state)
{
    private const int GuardEvery = 32;
    private readonly ConstantSet _constants = new();
    private int _depth;

    /// <summary>Compiles an expression for a place.</summary>
    public EvalNode Compile(Expression expression, CodeFrame frame)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw state.TooDeep(expression);
        _depth++;
        EvalNode node = Fold(expression, CompileAny(expression, frame), frame);
        return --_depth > 0 && _depth % GuardEvery == 0 ? new DepthGuardNode(node) : node;
    }

    private EvalNode[] CompileAll(IReadOnlyList<Expression> expressions, CodeFrame frame)
    {
        EvalNode[] nodes = new EvalNode[expressions.Count];
        for (int i = 0; i < nodes.Length; i++)
            nodes[i] = Compile(expressions[i], frame);
        return nodes;
    }

    private EvalNode CompileAny(Expression expression, CodeFrame frame) => expression switch
    {
        ConstantExpression constant => new ConstantNode(ValueOf(constant.Value)),
        TemplateData data => new ConstantNode(Value.Text(data.Data)),
        NameExpression name => Name(name, frame),
        AttributeExpression attribute => Attribute(attribute, frame),
        ItemExpression item => Item(item, frame),
        CallExpression call => Call(call, frame),
        FilterExpression filter => Filter(filter, frame),
        TestExpression test => Test(test, frame),
        BinaryExpression binary => Binary(binary, frame),
        UnaryExpression unary => Unary(unary, frame),
        LogicalExpression logical => new LogicalNode(logical.IsAnd, Compile(logical.Left, frame), Compile(logical.Right, frame)),
        CompareExpression compare => Compare(compare, frame),
        ConcatExpression concat => new ConcatNode(CompileAll(concat.Items, frame)),
        ConditionalExpression condition => Conditional(condition, frame),
        TupleExpression tuple => new TupleNode(CompileAll(tuple.Items, frame)),
        ListExpression list => new ListNode(CompileAll(list.Items, frame)),
        DictExpression dict => new DictNode([.. dict.Pairs.Select(pair => (Compile(pair.Key, frame), Compile(pair.Value, frame)))]),
        SliceExpression => throw state.Fail("a slice can only stand in a subscript", expression),
        ContextExpression => new ContextNode(),
        SafeIfAutoEscape safe => new SafeNode(Compile(safe.Value, frame), frame.Escape),
        GlobalExpression global => Read(global.Name, frame, isRaw: false),
        ExtensionCall call => new ExtensionNode(call.Call, CompileAll(call.Arguments, frame)),
        _ => throw state.Fail($"cannot compile {expression.Kind}", expression),
    };

    private static Value ValueOf(object? constant) => constant switch
    {
        null => Value.None,
        long number => Value.Int(number),
        BigInteger number => Value.Integer(number),
        double number => Value.Double(number),
        bool truth => Value.Bool(truth),
        string text => Value.Text(text),
        _ => Value.From(constant),
    };

    private ConditionalNode Conditional(ConditionalExpression condition, CodeFrame frame)
    {
        CodeFrame soft = frame.Soft();
        EvalNode test = Compile(condition.Test, soft);
        EvalNode then = Compile(condition.Then, soft);
        EvalNode? otherwise = condition.Else is null ? null : Compile(condition.Else, soft);
        string hint = $"the inline if-expression on {state.Place(condition)} evaluated to false and no else section was defined.";
        return new ConditionalNode(test, then, otherwise, hint);
    }

    /// <summary>A variable, as it is or with an undefined value in place of nothing.</summary>
    public EvalNode Read(string name, CodeFrame frame, bool isRaw)
    {
        Symbol? symbol = frame.Scope.Find(name);
        if (symbol is null || symbol.Slot < 0)
        {
            int index = state.Unit.IndexOf(name);
            return isRaw ? new RawName(index) : new NameNode(index, name);
        }

        int hops = Hops(frame.Scope.Function, symbol.Owner.Function);
        if (hops == 0)
            return isRaw ? new RawLocal(symbol.Slot) : new LocalNode(symbol.Slot, name);
        return isRaw ? new RawOuter(hops, symbol.Slot) : new OuterNode(hops, symbol.Slot, name);
    }

    /// <summary>The target that a name means at a place.</summary>
    public TargetNode Target(Expression target, CodeFrame frame) => target switch
    {
        NameExpression name => new LocalTarget(frame.Scope.FindOwn(name.Name)!.Slot),
        TupleExpression tuple => new TupleTarget([.. tuple.Items.Select(item => Target(item, frame))]),
        NamespaceTarget attribute => new NamespaceAttributeTarget(Read(attribute.Name, frame, isRaw: false), attribute.Attribute),
        _ => throw state.Fail($"can't assign to '{target.Kind}'", target),
    };

    private EvalNode Name(NameExpression name, CodeFrame frame) => Read(name.Name, frame, isRaw: false);

    // How many functions up a variable lives. Those in between must keep their locals for it.
    private static int Hops(FunctionScope from, FunctionScope owner)
    {
        int hops = 0;
        for (FunctionScope function = from; !ReferenceEquals(function, owner); function = function.Parent!)
        {
            function.Parent!.IsCaptured = true;
            hops++;
        }

        return hops;
    }
}

/// <summary>Text that is safe where escaping is on.</summary>
internal sealed class SafeNode(EvalNode text, AutoEscapeMode mode) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value value = text.Eval(frame);
        return mode.IsOn(frame) && !value.IsMarkup ? Value.Markup(Representation.Text(value, frame.Budget)) : value;
    }
}

/// <summary>A method of an extension.</summary>
internal sealed class ExtensionNode(Func<IReadOnlyList<object?>, object?> call, EvalNode[] arguments) : EvalNode
{
    public override Value Eval(Frame frame) => Value.From(call([.. Items.All(frame, arguments).Select(static value => value.Kind == ValueKind.Object ? value.O : value.ToObject())]));
}
