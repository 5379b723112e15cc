using System.Numerics;
using System.Runtime.CompilerServices;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Analysis.Checking;

/// <summary>What expressions are, and which names and members they ask for.</summary>
internal sealed partial class ModelChecker
{
    // Names that mean something at some places of every template.
    private static readonly HashSet<string> Special = ["self", "super", "caller", "varargs", "kwargs", "gettext", "ngettext", "pgettext", "npgettext", "_"];

    /// <param name="expression">The expression.</param>
    /// <param name="scope">The names that it sees.</param>
    /// <param name="isCondition">Whether it is only asked whether it is true: a name that cannot exist is no error there, but always false.</param>
    private ModelType Eval(Expression expression, ModelScope scope, bool isCondition = false)
    {
        if (++_work > MostWork || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return ModelType.Unknown;
        switch (expression)
        {
            case ConstantExpression constant:
                return Constant(constant.Value);
            case TemplateData:
                return ModelType.Text;
            case NameExpression name:
                return Name(name, scope, isCondition);
            case AttributeExpression attribute:
                return Member(attribute, Eval(attribute.Target, scope), attribute.Name, isCondition);
            case ItemExpression item:
                return Item(item, scope, isCondition);
            case CallExpression call:
                return Call(call, scope);
            case FilterExpression filter:
                return Filter(filter, scope);
            case TestExpression test:
                Quietly(test.Target, test.Name is "defined" or "undefined", scope);
                Arguments(test.Arguments, scope);
                return ModelType.Bool;
            case LogicalExpression logic:
                ModelType left = Eval(logic.Left, scope, isCondition: true);
                return left.Or(Eval(logic.Right, scope, isCondition));
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                Eval(not.Operand, scope, isCondition: true);
                return ModelType.Bool;
            case ConditionalExpression condition:
                Eval(condition.Test, scope, isCondition: true);
                ModelType then = Eval(condition.Then, scope);
                return condition.Else is null ? then : then.Or(Eval(condition.Else, scope));
            case ListExpression list:
                return new ListType(AnyOf(list.Items, scope), null);
            case TupleExpression tuple:
                return new TupleType([.. tuple.Items.Select(item => Eval(item, scope))], null);
            case DictExpression dict:
                foreach (PairNode pair in dict.Pairs)
                    Eval(pair.Key, scope);
                return new MappingType(AnyOf([.. dict.Pairs.Select(static pair => pair.Value)], scope));
            default:
                Others(expression, scope);
                return expression is ConcatExpression ? ModelType.Text : expression is CompareExpression ? ModelType.Bool : ModelType.Unknown;
        }
    }

    /// <summary>An expression whose last step may be missing.</summary>
    private void Quietly(Expression expression, bool mayBeMissing, ModelScope scope)
    {
        if (!mayBeMissing)
            Eval(expression, scope);
        else if (expression is AttributeExpression attribute)
            Eval(attribute.Target, scope);
        else if (expression is ItemExpression item)
            Eval(item.Target, scope);
        else if (expression is not NameExpression)
            Eval(expression, scope);
    }

    private static ModelType Constant(object? value) => value switch
    {
        null => ModelType.None,
        string => ModelType.Text,
        bool => ModelType.Bool,
        long or BigInteger => ModelType.Number,
        double => new ObjectType(typeof(double)),
        _ => ModelType.Unknown,
    };

    private ModelType AnyOf(IReadOnlyList<Expression> items, ModelScope scope)
    {
        ModelType? any = null;
        foreach (Expression item in items)
            any = any is null ? Eval(item, scope) : any.Or(Eval(item, scope));
        return any ?? ModelType.Unknown;
    }

    private ModelType Name(NameExpression name, ModelScope scope, bool isCondition)
    {
        if (scope.Find(name.Name) is { } own)
            return own;
        if (scope.SeesModel && _model(name.Name) is { } given)
            return given;
        if (_host.FindGlobal(name.Name) is { } global)
            return global;
        if (scope.IsOpen || Special.Contains(name.Name) || IsGuarded(name) || name.Name.StartsWith('{'))
            return ModelType.Unknown;
        string where = scope.SeesModel ? $"{_modelName} has no '{name.Name}'" : "an imported template does not see the model";
        IEnumerable<string> candidates = [.. scope.Names, .. scope.SeesModel ? _modelNames : [], .. _host.GlobalNames];
        Missing(name, $"'{name.Name}' is undefined: {where}", Suggestions.Closest(name.Name, candidates), !isCondition);
        return ModelType.Unknown;
    }

    private bool IsGuarded(Expression place) => Guards.PathOf(place) is { } path && _guards.TryGetValue(_unit, out IReadOnlySet<string>? guards) && guards.Contains(path);

    private ModelType Member(Expression place, ModelType target, string name, bool isCondition = false)
    {
        if (_members.Find(target, name) is { } found)
            return found;
        if (IsGuarded(place))
            return ModelType.Unknown;
        Missing(place, $"{ModelMembers.Describe(target)} has no '{name}'", Suggestions.Closest(name, ModelMembers.Names(target)), !isCondition && !ModelMembers.MayBeMore(target));
        return ModelType.Unknown;
    }

    private ModelType Item(ItemExpression item, ModelScope scope, bool isCondition)
    {
        ModelType target = Eval(item.Target, scope);
        ModelType index = item.Index is SliceExpression ? ModelType.Unknown : Eval(item.Index, scope);
        if (item.Index is SliceExpression slice)
            Others(slice, scope);
        return (target, item.Index) switch
        {
            (ListType or TupleType, SliceExpression) => target is TupleType all ? new ListType(all.Any, null) : target,
            (ObjectType { Type: var type }, ConstantExpression { Value: string key }) when type != typeof(string) => Member(item, target, key, isCondition),
            (MappingType mapping, _) => mapping.Value,
            (ListType list, _) => index is ObjectType ? list.Item : ModelType.Unknown,
            (TupleType tuple, ConstantExpression { Value: long at }) when at >= 0 && at < tuple.Items.Length => tuple.Items[at],
            (TupleType tuple, _) => tuple.Any,
            (ObjectType { Type: var type }, _) when type == typeof(string) => ModelType.Text,
            _ => ModelType.Unknown,
        };
    }

    private ModelType Call(CallExpression call, ModelScope scope)
    {
        ModelType callee = Eval(call.Callee, scope);
        List<ModelType> arguments = Arguments(call.Arguments, scope);
        if (callee is MacroType macro)
            CallMacro(macro, call.Arguments, arguments);
        return callee switch
        {
            MethodType method => method.Result,
            MacroType => ModelType.Text,
            _ when call.Callee is NameExpression { Name: "super" or "caller" } => ModelType.Text,
            _ => ModelType.Unknown,
        };
    }

    private List<ModelType> Arguments(ArgumentList arguments, ModelScope scope)
    {
        List<ModelType> types = [.. arguments.Positional.Select(argument => Eval(argument, scope))];
        types.AddRange(arguments.Named.Select(argument => Eval(argument.Value, scope)));
        if (arguments.Spread is not null)
            Eval(arguments.Spread, scope);
        if (arguments.SpreadNamed is not null)
            Eval(arguments.SpreadNamed, scope);
        return types;
    }

    /// <summary>What a loop over a value meets.</summary>
    private static ModelType ItemOf(ModelType iterable) => iterable switch
    {
        ListType list => list.Item,
        TupleType tuple => tuple.Any,
        ObjectType { Type: var type } when type == typeof(string) => ModelType.Text,
        _ => ModelType.Unknown,
    };
}
