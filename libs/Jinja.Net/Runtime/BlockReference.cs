using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>A block that a template can call: <c>self.name()</c>, <c>super()</c>.</summary>
/// <remarks>Mirrors <c>jinja2.runtime.BlockReference</c>.</remarks>
internal sealed class BlockReference(RenderContext context, IReadOnlyList<BlockCode> chain, int depth) : Callable, IHasAttributes, INamedType
{
    public override string Name => chain[depth].Name;

    public string TypeName => "BlockReference";

    public string? Module => "jinja2.runtime";

    /// <summary>The block of the parent, or an undefined value that says there is none.</summary>
    public static Value Super(Frame frame, RenderContext context, BlockCode current)
    {
        IReadOnlyList<BlockCode> chain = context.Blocks.Find(current.Name) ?? [];
        for (int i = 0; i < chain.Count - 1; i++)
            if (ReferenceEquals(chain[i], current))
                return Value.Object(new BlockReference(context, chain, i + 1));
        return NoParent(frame, current.Name);
    }

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value)
    {
        value = name switch
        {
            "name" => Value.Text(Name),
            "super" => depth + 1 < chain.Count ? Value.Object(new BlockReference(context, chain, depth + 1)) : NoParent(services, Name),
            _ => default,
        };
        return !value.IsMissing;
    }

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        if (!arguments.Values.IsEmpty)
            throw PythonErrors.Type($"BlockReference.__call__() takes 1 positional argument but {arguments.Values.Length + 1} were given");
        Frame frame = (Frame)services;
        int start = frame.Output.BeginCapture();
        bool safe = context.EvalContext.AutoEscape;
        return Render(frame, chain[depth], context) == Flow.Suspended ? frame.EndCaptureLater(start, safe) : frame.Output.EndCapture(start, safe);
    }

    /// <summary>Prints a block.</summary>
    public static Flow Render(Frame frame, BlockCode block, RenderContext context)
    {
        frame.Enter(block, null, context, out Frame.Caller caller);
        Flow flow = block.Run(frame);
        if (flow == Flow.Suspended)
            return frame.LeaveLater(caller);
        frame.Leave(caller);
        return flow;
    }

    private static Value NoParent(IRuntimeServices services, string name) => Value.Undefined(services.Environment.MakeUndefined(
        new UndefinedInfo { Hint = $"there is no parent block called {Representation.Quote(name)}.", Name = "super" }));
}

/// <summary>What a template's <c>self</c> is: its blocks.</summary>
/// <remarks>Mirrors <c>jinja2.runtime.TemplateReference</c>.</remarks>
internal sealed class TemplateReference(RenderContext context) : IHasAttributes, INamedType, IHasRepr, IEnumerable<Value>
{
    public string TypeName => "TemplateReference";

    public string? Module => "jinja2.runtime";

    public bool TryGetAttribute(IRuntimeServices services, string name, out Value value)
    {
        value = context.Blocks.Find(name) is { } chain ? Value.Object(new BlockReference(context, chain, 0)) : default;
        return !value.IsMissing;
    }

    // Python asks it for item 0, and there is no such block.
    public IEnumerator<Value> GetEnumerator()
    {
        if (context.Blocks is not null)
            throw PythonErrors.Key(Value.Int(0));
        yield break;
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    public string ToRepr() => $"<TemplateReference {(context.Name is null ? "None" : Representation.Quote(context.Name))}>";
}

/// <summary>What an imported template exports, and what it printed.</summary>
/// <param name="context">Its context.</param>
/// <param name="body">What it printed.</param>
/// <param name="failure">Why that cannot be printed, if it cannot.</param>
/// <param name="name">The template's name.</param>
/// <remarks>Mirrors <c>jinja2.environment.TemplateModule</c>.</remarks>
internal sealed class ModuleObject(RenderContext context, string body, string? failure, string? name) : IHasAttributes, INamedType, IHasRepr, MarkupSafe.Net.IHasHtml
{
    public string TypeName => "TemplateModule";

    public string? Module => "jinja2.environment";

    public RenderContext Context => context;

    public string Body => failure is null ? body : throw PythonErrors.Type(failure);

    public string? Name => name;

    public bool TryGetAttribute(IRuntimeServices services, string attribute, out Value value)
    {
        value = context.ExportedNames.Contains(attribute, StringComparer.Ordinal) ? context.Own[attribute] : default;
        return !value.IsMissing;
    }

    public MarkupSafe.Net.Markup ToHtml() => new(Body);

    public override string ToString() => Body;

    public string ToRepr() => $"<TemplateModule {(name is null ? "memory" : Representation.Quote(name))}>";
}
