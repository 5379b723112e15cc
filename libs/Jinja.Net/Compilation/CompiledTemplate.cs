using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>A template, ready to run: its top, its blocks, and the globals that it sees.</summary>
internal sealed class CompiledTemplate(CodeUnit unit, FunctionCode root, IReadOnlyList<BlockCode> blocks, bool autoEscapes) : IResumable
{
    public CodeUnit Unit => unit;

    public FunctionCode Root => root;

    public IReadOnlyList<BlockCode> Blocks => blocks;

    public bool AutoEscapes => autoEscapes;

    /// <summary>Whether something that the template uses may keep a part of the render, so that the parts cannot be used again.</summary>
    public bool KeepsRender { get; init; }

    /// <summary>About how long the template's text was when it was rendered before: the next one will be that long, too.</summary>
    public int LastLength { get; private set; }

    /// <summary>Remembers how long the text has become, if that is news: all threads read it.</summary>
    public void Remember(int length)
    {
        if (length > LastLength || length < LastLength / 4)
            LastLength = length;
    }

    /// <summary>The globals that the template sees, those of the environment among them.</summary>
    public VariableSource Globals { get; set; } = NoVariables.Instance;

    /// <summary>The globals that only this template was given, and hands on to those it imports.</summary>
    public IReadOnlyDictionary<string, Value> OwnGlobals { get; set; } = NoGlobals;

    private static readonly Dictionary<string, Value> NoGlobals = [];

    /// <summary>A context with the template's blocks for variables that were given.</summary>
    public RenderContext NewContext(VariableSource variables)
    {
        BlockTable table = new();
        table.Add(blocks);
        return new RenderContext(variables, table, new EvalContext(autoEscapes), unit.Name) { Template = this };
    }

    /// <summary>Runs the template as the whole of a render; what it prints goes to the frame's output.</summary>
    public Flow Start(Frame frame, RenderContext context)
    {
        frame.Begin(root, context);
        return root.Run(frame);
    }

    /// <summary>Runs the template inside of another; what it prints goes to the frame's output.</summary>
    public Flow Run(Frame frame, RenderContext context)
    {
        frame.Enter(root, null, context, out Frame.Caller caller);
        Flow flow = root.Run(frame);
        if (flow == Flow.Suspended)
            return frame.LeaveLater(caller);
        frame.Leave(caller);
        return flow;
    }

    /// <summary>Runs the template for what it exports; the render may have to wait for that.</summary>
    public Value RunAsModule(Frame frame, RenderContext context)
    {
        int start = frame.Output.BeginCapture();
        return Run(frame, context) == Flow.Suspended ? frame.SuspendEval(this, start, context) : Module(frame, start, context);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => Module(frame, stage, (RenderContext)state!);

    // What spoils the text of a module matters only to who prints the module.
    private Value Module(Frame frame, int start, RenderContext context)
    {
        string? failure = frame.Output.TakeSpoiled();
        return Value.Object(new ModuleObject(context, Representation.Text(frame.Output.EndCapture(start, safe: false)), failure, unit.Name));
    }
}
