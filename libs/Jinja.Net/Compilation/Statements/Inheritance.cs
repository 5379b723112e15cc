using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary><c>extends</c></summary>
internal sealed class ExtendsNode(EvalNode template, bool isFirst, ITemplateHost host, int line) : ResumableNode
{
    public override Flow Render(Frame frame)
    {
        frame.Line = line;
        if (!isFirst && frame.Parent is not null)
            throw new TemplateRuntimeException("extended multiple times");
        Value name = template.Eval(frame);
        return name.IsPending ? frame.SuspendRender(this, AtName) : Find(frame, name);
    }

    protected override Flow GoOn(Frame frame, int stage, object? state, Value value) => stage == AtName ? Find(frame, value) : Take(frame, value);

    private const int AtName = 0, AtTemplate = 1;

    private Flow Find(Frame frame, Value name)
    {
        Value found = Lookup.Find(host, frame, name);
        return found.IsPending ? frame.SuspendRender(this, AtTemplate) : Take(frame, found);
    }

    private static Flow Take(Frame frame, Value found)
    {
        CompiledTemplate parent = (CompiledTemplate)found.O!;
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
        return BlockReference.Render(frame, chain[0], context);
    }
}
