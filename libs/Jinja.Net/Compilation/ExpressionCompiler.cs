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
    private int _depth;

    // How many expressions are around the present one whose constant parts the original computes at once. Literals are not among them.
    private int _folding;

    /// <summary>Forgets the template.</summary>
    public void Reset() => (_depth, _folding, _constants) = (0, 0, null);

    /// <summary>Compiles an expression for a place.</summary>
    public EvalNode Compile(Expression expression, CodeFrame frame)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw state.TooDeep(expression);
        int folding = expression is DictExpression or ListExpression or TupleExpression ? 0 : 1;
        _depth++;
        _folding += folding;
        EvalNode node = CompileAny(expression, frame);
        _folding -= folding;
        return --_depth > 0 && _depth % GuardEvery == 0 && !IsConstant(node) ? new DepthGuardNode(node) : node;
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
        ConstantExpression constant => Constant(ValueOf(constant.Value)),
        TemplateData data => new ConstantNode(Value.Text(data.Data)),
        NameExpression name => Name(name, frame),
        AttributeExpression attribute => Attribute(attribute, frame),
        ItemExpression item => Item(item, frame),
        CallExpression call => Call(call, frame),
        FilterExpression filter => Filter(filter, frame),
        TestExpression test => Test(test, frame),
        BinaryExpression binary => Binary(binary, frame),
        UnaryExpression unary => Unary(unary, frame),
        LogicalExpression logical => Logical(logical, frame),
        CompareExpression compare => Compare(compare, frame),
        ConcatExpression concat => Concat(concat, frame),
        ConditionalExpression condition => Conditional(condition, frame),
        TupleExpression tuple => Tuple(tuple, frame),
        ListExpression list => List(list, frame),
        DictExpression dict => Dict(dict, frame),
        SliceExpression => throw state.Fail("a slice can only stand in a subscript", expression),
        ContextExpression => Kept(new ContextNode()),
        SafeIfAutoEscape safe => new SafeNode(Compile(safe.Value, frame), frame.Escape),
        GlobalExpression global => Read(global.Name, frame, isRaw: false),
        ExtensionCall call => Kept(new ExtensionNode(call.Call, CompileAll(call.Arguments, frame))),
        _ => throw state.Fail($"cannot compile {expression.Kind}", expression),
    };

    private static EvalNode Constant(Value value) =>
        value.IsDouble && !double.IsFinite(value.AsDouble) ? new UnwritableNode(value) : new ConstantNode(value);

    // What it is given may be kept.
    private EvalNode Kept(EvalNode node)
    {
        state.KeepsRender = true;
        return node;
    }

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

    private EvalNode Conditional(ConditionalExpression condition, CodeFrame frame)
    {
        CodeFrame soft = frame.Soft();
        EvalNode test = Compile(condition.Test, soft);
        bool isDecided = TryTruth(test, soft, out bool truth) && (truth || condition.Else is not null);
        EvalNode? chosen = isDecided ? Compile(truth ? condition.Then : condition.Else!, soft) : null;
        if (chosen is not null && IsConstant(chosen))
            return chosen;
        EvalNode then = chosen is not null && truth ? chosen : Compile(condition.Then, soft);
        EvalNode? otherwise = chosen is not null && !truth ? chosen : condition.Else is null ? null : Compile(condition.Else, soft);
        string hint = otherwise is not null ? "" : $"the inline if-expression on {state.Place(condition)} evaluated to false and no else section was defined.";
        bool isConstant = IsConstant(test) && IsConstant(then) && otherwise is not null && IsConstant(otherwise);
        return Fold(new ConditionalNode(test, then, otherwise, hint), isConstant, frame);
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

        if (isRaw)
            return Raw(symbol, frame);
        int hops = Hops(frame.Scope.Function, symbol.Owner.Function);
        return hops == 0 ? new LocalNode(symbol.Slot, name) : new OuterNode(hops, symbol.Slot, name);
    }

    /// <summary>A variable as it is, empty where it has no value, of the function that a place is in or of one around it.</summary>
    public EvalNode Raw(Symbol symbol, CodeFrame frame)
    {
        if (symbol.Slot < 0)
            return new RawName(state.Unit.IndexOf(symbol.Name));
        int hops = Hops(frame.Scope.Function, symbol.Owner.Function);
        return hops == 0 ? new RawLocal(symbol.Slot) : new RawOuter(hops, symbol.Slot);
    }

    /// <summary>Whether a name is a variable of the function that a place is in.</summary>
    private static bool IsLocal(string name, CodeFrame frame, out int slot)
    {
        Symbol? symbol = frame.Scope.Find(name);
        bool isLocal = symbol is not null && symbol.Slot >= 0 && ReferenceEquals(symbol.Owner.Function, frame.Scope.Function);
        slot = isLocal ? symbol!.Slot : -1;
        return isLocal;
    }

    /// <summary>The target that a name means at a place.</summary>
    /// <param name="target">What is assigned to.</param>
    /// <param name="frame">The place.</param>
    /// <param name="line">The line that is told if something is no namespace.</param>
    public TargetNode Target(Expression target, CodeFrame frame, int line = 0) => target switch
    {
        NameExpression name => new LocalTarget(frame.Scope.FindOwn(name.Name)!.Slot),
        TupleExpression tuple => new TupleTarget(Targets(tuple.Items, frame, line)),
        NamespaceTarget attribute => new NamespaceAttributeTarget(Read(attribute.Name, frame, isRaw: false), attribute.Attribute, line),
        _ => throw state.Fail($"can't assign to '{target.Kind}'", target),
    };

    private TargetNode[] Targets(IReadOnlyList<Expression> targets, CodeFrame frame, int line)
    {
        TargetNode[] nodes = new TargetNode[targets.Count];
        for (int i = 0; i < nodes.Length; i++)
            nodes[i] = Target(targets[i], frame, line);
        return nodes;
    }

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
internal sealed class SafeNode(EvalNode text, AutoEscapeMode mode) : OneOperandNode(text)
{
    protected override Value Apply(Frame frame, Value value) =>
        mode.IsOn(frame) && !value.IsMarkup ? Value.Markup(Representation.Text(value, frame.Budget)) : value;
}

/// <summary>A method of an extension.</summary>
internal sealed class ExtensionNode(Func<IReadOnlyList<object?>, object?> call, EvalNode[] arguments) : ManyOperandsNode(arguments)
{
    protected override Value Apply(Frame frame, Value[] values) =>
        frame.Ready(Value.From(call(Array.ConvertAll(values, static value => value.Kind == ValueKind.Object ? value.O : value.ToObject()))));
}
