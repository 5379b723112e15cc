using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary><c>include</c></summary>
internal sealed class IncludeNode(EvalNode template, bool selects, bool ignoresMissing, LocalsNode? locals, ITemplateHost host, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        if (Find(frame) is not { } included)
            return Flow.Next;
        RenderContext context = locals is null
            ? included.NewContext(Modules.Globals(frame, included))
            : included.NewContext(new LayeredSource(new MapSource(locals.Read(frame)), new ContextSource(frame.RenderContext)));
        included.Run(frame, context);
        return Flow.Next;
    }

    private CompiledTemplate? Find(Frame frame)
    {
        Value name = template.Eval(frame);
        try
        {
            return selects ? host.Select(frame, name) : host.Load(frame, name);
        }
        catch (TemplateNotFoundException) when (ignoresMissing)
        {
            return null;
        }
    }
}

/// <summary>The variables of a context as another template's source.</summary>
internal sealed class ContextSource(RenderContext context) : VariableSource
{
    public override Value Find(string name) => context.Resolve(name);

    public override void CopyTo(Dictionary<string, Value> target)
    {
        foreach ((string name, Value value) in context.All())
            target[name] = value;
    }
}

/// <summary>Makes modules of templates that are imported.</summary>
internal static class Modules
{
    /// <summary>What a template sees that is used without the variables of the place: globals only.</summary>
    public static VariableSource Globals(Frame frame, CompiledTemplate template)
    {
        CompiledTemplate? current = frame.RenderContext.Template as CompiledTemplate;
        return current is null || current.OwnGlobals.Count == 0 ? template.Globals : new LayeredSource(template.Globals, new MapSource(current.OwnGlobals));
    }

    public static ModuleObject Import(Frame frame, CompiledTemplate template, LocalsNode? locals)
    {
        if (locals is null)
            return template.RunAsModule(frame, template.NewContext(Globals(frame, template)));
        Dictionary<string, Value> all = frame.RenderContext.All();
        foreach ((string name, Value value) in locals.Read(frame))
            all[name] = value;
        return template.RunAsModule(frame, template.NewContext(new MapSource(all)));
    }
}

/// <summary><c>import</c></summary>
internal sealed class ImportNode(EvalNode template, TargetNode target, LocalsNode? locals, ITemplateHost host, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        CompiledTemplate imported = host.Load(frame, template.Eval(frame));
        target.Assign(frame, Value.Object(Modules.Import(frame, imported, locals)));
        return Flow.Next;
    }
}

/// <summary><c>from</c></summary>
internal sealed class FromImportNode(EvalNode template, (string Name, TargetNode Target)[] names, LocalsNode? locals, string place, ITemplateHost host, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        CompiledTemplate imported = host.Load(frame, template.Eval(frame));
        ModuleObject module = Modules.Import(frame, imported, locals);
        foreach ((string name, TargetNode target) in names)
            target.Assign(frame, module.TryGetAttribute(frame, name, out Value value) ? value : NotExported(frame, module, name));
        return Flow.Next;
    }

    private Value NotExported(Frame frame, ModuleObject module, string name)
    {
        string from = module.Name is null ? "None" : Representation.Quote(module.Name);
        return Value.Undefined(frame.Environment.MakeUndefined(new UndefinedInfo
        {
            Hint = $"the template {from} (imported on {place}) does not export the requested name {Representation.Quote(name)}",
            Name = name,
        }));
    }
}
