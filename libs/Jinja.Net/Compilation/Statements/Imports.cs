using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary><c>include</c></summary>
internal sealed class IncludeNode(EvalNode template, bool selects, bool ignoresMissing, LocalsNode? locals, ITemplateHost host, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        Value name = template.Eval(frame);
        return name.IsPending ? frame.SuspendRender(this, AtName) : Find(frame, name);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) => stage == AtName ? Find(frame, value) : Run(frame, value);

    private const int AtName = 0, AtTemplate = 1;

    private Flow Find(Frame frame, Value name)
    {
        Value found = Lookup.Find(host, frame, name, selects, ignoresMissing);
        return found.IsPending ? frame.SuspendRender(this, AtTemplate) : Run(frame, found);
    }

    private Flow Run(Frame frame, Value found)
    {
        if (found.O is not CompiledTemplate included)
            return Flow.Next;
        RenderContext context = locals is null
            ? included.NewContext(Modules.Globals(frame, included))
            : included.NewContext(new LayeredSource(new MapSource(locals.Read(frame)), new ContextSource(frame.RenderContext)));
        return included.Run(frame, context);
    }
}

/// <summary>Finds templates for the statements that name them.</summary>
internal static class Lookup
{
    /// <summary>The template of a name, or of the first of several that exists; none if a missing one is ignored. The render may have to wait for it.</summary>
    public static Value Find(ITemplateHost host, Frame frame, Value name, bool selects = false, bool ignoresMissing = false)
    {
        if (!frame.CanWait)
            return FindNow(host, frame, name, selects, ignoresMissing);
        ValueTask<object?> finding = FindAsync(host, frame.Unit.Name, name, selects, ignoresMissing, frame.Budget.Cancellation);
        return finding.IsCompletedSuccessfully ? Value.From(finding.Result) : frame.Await(Value.Pending(finding.AsTask()));
    }

    private static Value FindNow(ITemplateHost host, Frame frame, Value name, bool selects, bool ignoresMissing)
    {
        try
        {
            return Value.Object(selects ? host.Select(frame.Unit.Name, name) : host.Load(frame.Unit.Name, name));
        }
        catch (TemplateNotFoundException) when (ignoresMissing)
        {
            return Value.None;
        }
    }

    private static async ValueTask<object?> FindAsync(
        ITemplateHost host, string? parent, Value name, bool selects, bool ignoresMissing, CancellationToken cancellation)
    {
        try
        {
            return selects
                ? await host.SelectAsync(parent, name, cancellation).ConfigureAwait(false)
                : await host.LoadAsync(parent, name, cancellation).ConfigureAwait(false);
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

    /// <summary>The module; the render may have to wait for it.</summary>
    public static Value Import(Frame frame, CompiledTemplate template, LocalsNode? locals)
    {
        if (locals is null && IsShared(frame, template) && frame.Modules is { } known && known.TryGetValue(template, out ModuleObject? module))
            return Value.Object(module);
        if (locals is null)
            return template.RunAsModule(frame, template.NewContext(Globals(frame, template)));
        Dictionary<string, Value> all = frame.RenderContext.All();
        foreach ((string name, Value value) in locals.Read(frame))
            all[name] = value;
        return template.RunAsModule(frame, template.NewContext(new MapSource(all)));
    }

    /// <summary>Keeps a module for the next import of its template in the same render.</summary>
    public static void Keep(Frame frame, ModuleObject module, LocalsNode? locals)
    {
        if (locals is null && module.Context.Template is CompiledTemplate template && IsShared(frame, template))
            (frame.Modules ??= new(ReferenceEqualityComparer.Instance)).TryAdd(template, module);
    }

    // A template that is given globals by the one that imports it is made for that one alone.
    private static bool IsShared(Frame frame, CompiledTemplate template) =>
        frame.RenderContext.Template is not CompiledTemplate current || current.OwnGlobals.Keys.All(template.OwnGlobals.ContainsKey);
}

/// <summary>What imports a template.</summary>
internal abstract class ImportingNode(EvalNode template, LocalsNode? locals, ITemplateHost host, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        Value name = template.Eval(frame);
        return name.IsPending ? frame.SuspendRender(this, AtName) : Find(frame, name);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) => stage switch
    {
        AtName => Find(frame, value),
        AtTemplate => Run(frame, value),
        _ => Take(frame, value),
    };

    /// <summary>Takes what is wanted of the module.</summary>
    protected abstract void Take(Frame frame, ModuleObject module);

    private const int AtName = 0, AtTemplate = 1, AtModule = 2;

    private Flow Find(Frame frame, Value name)
    {
        Value found = Lookup.Find(host, frame, name);
        return found.IsPending ? frame.SuspendRender(this, AtTemplate) : Run(frame, found);
    }

    private Flow Run(Frame frame, Value found)
    {
        Value module = Modules.Import(frame, (CompiledTemplate)found.O!, locals);
        return module.IsPending ? frame.SuspendRender(this, AtModule) : Take(frame, module);
    }

    private Flow Take(Frame frame, Value module)
    {
        Modules.Keep(frame, (ModuleObject)module.O!, locals);
        Take(frame, (ModuleObject)module.O!);
        return Flow.Next;
    }
}

/// <summary><c>import</c></summary>
internal sealed class ImportNode(EvalNode template, TargetNode target, LocalsNode? locals, ITemplateHost host, int line)
    : ImportingNode(template, locals, host, line)
{
    protected override void Take(Frame frame, ModuleObject module) => target.Assign(frame, Value.Object(module));
}

/// <summary><c>from</c></summary>
internal sealed class FromImportNode(EvalNode template, (string Name, TargetNode Target)[] names, LocalsNode? locals, string place, ITemplateHost host, int line)
    : ImportingNode(template, locals, host, line)
{
    protected override void Take(Frame frame, ModuleObject module)
    {
        foreach ((string name, TargetNode target) in names)
            target.Assign(frame, module.TryGetAttribute(frame, name, out Value value) ? value : NotExported(frame, module, name));
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
