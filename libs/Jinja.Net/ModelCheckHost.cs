using System.Reflection;
using Jinja.Net.Analysis.Checking;
using Jinja.Net.Builtins;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax;

namespace Jinja.Net;

/// <summary>An environment as a check of its templates sees it.</summary>
internal sealed class ModelCheckHost(JinjaEnvironment environment, IReadOnlyDictionary<string, Value> templateGlobals) : IModelHost
{
    private readonly Dictionary<string, (TemplateNode, CodeUnit)?> _loaded = new(StringComparer.Ordinal);

    public IEnumerable<string> GlobalNames => environment.Globals.Keys;

    public MemberInfo? FindMember(Type type, string name) => environment.Members.FindMember(type, name);

    public bool Shows(Type type, MemberInfo member) => environment.Shows(type, member);

    public ModelType? FindGlobal(string name)
    {
        if (!templateGlobals.TryGetValue(name, out Value value))
            value = ((VariableSource)environment.Globals).Find(name);
        return value.Kind switch
        {
            ValueKind.Missing => null,
            ValueKind.Text or ValueKind.Markup => ModelType.Text,
            ValueKind.Object when name == "range" => new MethodType(new ListType(ModelType.Number, null)),
            ValueKind.Object when value.O is DelegateCallable function => new MethodType(ResultOf(function.Delegate)),
            ValueKind.Object when value.O is Callable => new MethodType(ModelType.Unknown),
            ValueKind.Object => ModelType.Of(value.O!.GetType()),
            _ => ModelType.Unknown,
        };
    }

    public bool IsBuiltinFilter(string name) =>
        BuiltinTables.Filters.TryGetValue(name, out Callable? builtin) && ReferenceEquals(builtin, ((CallableTable)environment.Filters).Find(name));

    public ModelType FilterResult(string name) =>
        ((CallableTable)environment.Filters).Find(name) is DelegateCallable function ? ResultOf(function.Delegate) : ModelType.Unknown;

    public (TemplateNode Tree, CodeUnit Unit)? Load(string name, string? parent)
    {
        string path = parent is null ? name : environment.JoinPath(name, parent);
        if (!_loaded.TryGetValue(path, out (TemplateNode, CodeUnit)? known))
            _loaded[path] = known = Read(path);
        return known;
    }

    private (TemplateNode, CodeUnit)? Read(string path)
    {
        try
        {
            if (environment.Options.Loader?.Load(path) is not { } source)
                return null;
            return (environment.Parse(source.Text, path, source.FileName), new CodeUnit(path, source.FileName, TemplateLexer.Normalize(source.Text, environment.Options.Syntax)));
        }
        catch (TemplateException)
        {
            // A template that is missing or broken is told when it is asked for itself.
            return null;
        }
    }

    private static ModelType ResultOf(Delegate function) => function.Method.ReturnType == typeof(void) ? ModelType.Unknown : ModelType.Of(function.Method.ReturnType);
}
