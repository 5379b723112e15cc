using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Analysis.Checking;

/// <summary>What filters give, and the members that they are told by name.</summary>
internal sealed partial class ModelChecker
{
    private void Filters(FilterExpression? filter, ModelScope scope)
    {
        for (; filter is not null; filter = filter.Target as FilterExpression)
            Arguments(filter.Arguments, scope);
    }

    private ModelType Filter(FilterExpression filter, ModelScope scope)
    {
        bool fillsIn = filter.Name is "default" or "d";
        ModelType target = filter.Target is null ? ModelType.Text : fillsIn && Guards.PathOf(filter.Target) is null ? ModelType.Unknown : Eval(filter.Target, scope);
        if (filter.Target is not null && fillsIn && Guards.PathOf(filter.Target) is null)
            Quietly(filter.Target, mayBeMissing: true, scope);
        List<ModelType> arguments = Arguments(filter.Arguments, scope);
        if (!_host.IsBuiltinFilter(filter.Name))
            return _host.FilterResult(filter.Name);
        return fillsIn ? arguments.Count > 0 ? target.Or(arguments[0]) : ModelType.Unknown : Result(filter, target);
    }

    private ModelType Result(FilterExpression filter, ModelType target)
    {
        ModelType item = ItemOf(target);
        switch (filter.Name)
        {
            case "sort" or "unique":
                Attribute(filter, item, 2, filter.Name == "sort" ? 2 : 1);
                return new ListType(item, null);
            case "min" or "max":
                Attribute(filter, item, 2, 1);
                return item;
            case "list" or "reverse" or "select" or "reject":
                return target is ObjectType ? ModelType.Unknown : new ListType(item, null);
            case "selectattr" or "rejectattr":
                Attribute(filter, item, 0, 0);
                return new ListType(item, null);
            case "first" or "last" or "random":
                return item;
            case "batch" or "slice":
                return new ListType(new ListType(item, null), null);
            case "groupby":
                ModelType key = Attribute(filter, item, 0, 0);
                return new ListType(new TupleType([key, new ListType(item, null)], ["grouper", "list"]), null);
            case "map":
                return new ListType(Mapped(filter, item), null);
            case "sum":
                Attribute(filter, item, 0, 0);
                return ModelType.Unknown;
            case "join":
                Attribute(filter, item, 1, 1);
                return ModelType.Text;
            case "attr" when filter.Arguments.Positional is [ConstantExpression { Value: string name }]:
                return Member(filter, target, name);
            case "items" when target is MappingType mapping:
                return new ListType(new TupleType([ModelType.Unknown, mapping.Value], null), null);
            case "dictsort" when target is MappingType mapping:
                return new ListType(new TupleType([ModelType.Unknown, mapping.Value], null), null);
            case "length" or "count" or "wordcount" or "int":
                return ModelType.Number;
            case "upper" or "lower" or "title" or "capitalize" or "trim" or "string" or "escape" or "e" or "safe" or "replace" or "format" or "truncate" or "wordwrap"
                or "center" or "indent" or "striptags" or "tojson" or "urlencode" or "urlize" or "xmlattr" or "filesizeformat" or "forceescape" or "pprint":
                return ModelType.Text;
            default:
                return ModelType.Unknown;
        }
    }

    private ModelType Mapped(FilterExpression filter, ModelType item)
    {
        if (filter.Arguments.Named.Any(static argument => argument.Name == "default"))
            return ModelType.Unknown;
        return filter.Arguments.Named.Any(static argument => argument.Name == "attribute") ? Attribute(filter, item, int.MaxValue, int.MaxValue) : ModelType.Unknown;
    }

    /// <summary>What the attribute is that a filter takes of each item, if it is written as a text: <c>address.city</c>.</summary>
    private ModelType Attribute(FilterExpression filter, ModelType item, int position, int alternative)
    {
        Expression? written = filter.Arguments.Named.FirstOrDefault(static argument => argument.Name == "attribute")?.Value;
        if (filter.Arguments.Named.Any(static argument => argument.Name == "default"))
            return ModelType.Unknown;
        int place = Math.Min(position, alternative);
        written ??= place < filter.Arguments.Positional.Count ? filter.Arguments.Positional[place] : null;
        if (written is not ConstantExpression { Value: string path } || path.Contains(',', StringComparison.Ordinal))
            return ModelType.Unknown;
        foreach (string name in path.Split('.'))
            item = item is MappingType mapping ? mapping.Value : name.All(char.IsAsciiDigit) ? ItemOf(item) : Member(written, item, name);
        return item;
    }
}
