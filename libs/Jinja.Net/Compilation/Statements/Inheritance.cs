using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>The variables that a place hands on to templates and blocks that see it.</summary>
internal sealed class LocalsNode((string Name, EvalNode Value)[] variables)
{
    public bool IsEmpty => variables.Length == 0;

    public Dictionary<string, Value> Read(Frame frame)
    {
        Dictionary<string, Value> locals = new(StringComparer.Ordinal);
        foreach ((string name, EvalNode node) in variables)
        {
            Value value = node.Eval(frame);
            if (!value.IsMissing)
                locals[name] = value;
        }

        return locals;
    }
}

/// <summary><c>extends</c></summary>
internal sealed class ExtendsNode(EvalNode template, bool isFirst, ITemplateHost host, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        if (!isFirst && frame.Parent is not null)
            throw new TemplateRuntimeException("extended multiple times");
        CompiledTemplate parent = host.Load(frame, template.Eval(frame));
        frame.RenderContext.Blocks.Add(parent.Blocks);
        frame.Parent = parent;
        return Flow.Next;
    }
}

/// <summary>Prints a block where it stands.</summary>
internal sealed class BlockNode(string name, bool isRequired, LocalsNode? scope, int line) : RenderNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        IReadOnlyList<BlockCode> chain = frame.RenderContext.Blocks.Find(name)!;
        if (isRequired && chain.Count <= 1)
            throw new TemplateRuntimeException($"Required block {Representation.Quote(name)} not found");
        RenderContext context = scope is null ? frame.RenderContext : frame.RenderContext.Derive(scope.Read(frame));
        BlockReference.Render(frame, chain[0], context);
        return Flow.Next;
    }
}
