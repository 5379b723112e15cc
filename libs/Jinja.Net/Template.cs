using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Jinja.Net.Compilation;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>A template that is ready to render. It may be used by any number of threads.</summary>
/// <remarks>Mirrors <c>jinja2.Template</c>.</remarks>
public sealed partial class Template
{
    private readonly Func<bool>? _isUpToDate;
    private TemplateModule? _module;

    internal Template(JinjaEnvironment environment, CompiledTemplate code, Func<bool>? isUpToDate, IEnumerable<KeyValuePair<string, object?>>? globals)
    {
        Environment = environment;
        Code = code;
        code.Globals = (VariableSource)environment.Globals;
        _isUpToDate = isUpToDate;
        AddGlobals(globals);
    }

    /// <summary>The environment that made it.</summary>
    public JinjaEnvironment Environment { get; }

    /// <summary>Its name; <see langword="null"/> if it came from a string.</summary>
    public string? Name => Code.Unit.Name;

    /// <summary>Its file, if it has one.</summary>
    public string? FileName => Code.Unit.FileName;

    /// <summary>The names of its own blocks.</summary>
    public IReadOnlyList<string> BlockNames => [.. Code.Blocks.Select(static block => block.Name)];

    /// <summary>The variables that it sees in every render: its own, and behind them those of the environment.</summary>
    /// <remarks>Mirrors <c>Template.globals</c>.</remarks>
    public IReadOnlyDictionary<string, object?> Globals
    {
        get
        {
            Dictionary<string, Value> all = new(StringComparer.Ordinal);
            Code.Globals.CopyTo(all);
            return all.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToObject(), StringComparer.Ordinal);
        }
    }

    /// <summary>What the template defines without variables of the program: made once, when it is first asked for. Macros of it that change something change it for all.</summary>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <remarks>Mirrors <c>Template.module</c>.</remarks>
    public TemplateModule Module => LazyInitializer.EnsureInitialized(ref _module, () => MakeModule());

    /// <summary>Whether its source is still what it was.</summary>
    public bool IsUpToDate => _isUpToDate?.Invoke() ?? true;

    internal CompiledTemplate Code { get; }

    /// <summary>Renders to a text.</summary>
    /// <param name="values">The variables by name.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TemplateException">The template fails.</exception>
    [OverloadResolutionPriority(1)]
    public string Render(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (Code.KeepsRender)
            return RenderText(Models.Of(values));
        SpareRender spare = SpareRender.Take(Environment);
        return RenderWith(spare, spare.Pairs.Restart(values));
    }

    /// <summary>Renders to a text.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TemplateException">The template fails.</exception>
    public string Render(object? context)
    {
        if (Code.KeepsRender)
            return RenderText(Models.Of(context, Environment.Members));
        SpareRender spare = SpareRender.Take(Environment);
        return RenderWith(spare, Given(spare, context));
    }

    // A type of models whose members are the variables.
    private Type? _modelType;

    private VariableSource Given(SpareRender spare, object? context)
    {
        Type? type = context?.GetType();
        if (type is not null && ReferenceEquals(type, _modelType))
            return spare.Members.Restart(context!, type);
        VariableSource given = Models.Of(context, Environment.Members);
        if (given is not MemberSource)
            return given;
        _modelType = type;
        return spare.Members.Restart(context!, type!);
    }

    private string RenderWith(SpareRender spare, VariableSource given)
    {
        spare.Context.Restart(given, Code.Globals, Code.AutoEscapes);
        spare.Frame.Output.Expect(Code.LastLength);
        bool hasRun = false;
        try
        {
            Code.Start(spare.Frame, spare.Context);
            hasRun = true;
            string text = spare.Frame.Output.TakeText();
            Code.Remember(text.Length);
            spare.Return();
            return text;
        }
        catch (Exception error) when (Fails(spare, error, hasRun))
        {
            throw;
        }
    }

    // What is told of the text when all of the template has run has no line.
    private static bool Fails(SpareRender spare, Exception error, bool hasRun)
    {
        spare.Drop();
        return !hasRun && ErrorLocator.Locate(error, spare.Frame);
    }

    /// <summary>Renders to a value: in a <see cref="Native.NativeEnvironment"/> the .NET object that the template stands for, else the text.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <remarks>Mirrors <c>jinja2.nativetypes.NativeTemplate.render</c>.</remarks>
    public object? RenderValue(object? context = null)
    {
        Frame frame = NewFrame(default);
        Run(frame, Code.NewContext(Variables(Models.Of(context, Environment.Members))));
        return frame.Output.TakeValue().ToObject();
    }

    /// <summary>Renders into a writer.</summary>
    /// <param name="writer">Where the text goes.</param>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <exception cref="TemplateException">The template fails.</exception>
    public void RenderTo(TextWriter writer, object? context = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        RenderInto(chunk => writer.Write(chunk.Span), Models.Of(context, Environment.Members), default);
    }

    /// <summary>Renders into a buffer as UTF-8.</summary>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <exception cref="TemplateException">The template fails.</exception>
    public void RenderTo(IBufferWriter<byte> buffer, object? context = null)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        RenderInto(chunk => Encoding.UTF8.GetBytes(chunk.Span, buffer), Models.Of(context, Environment.Members), default);
    }

    /// <summary>Renders one block, as if the template printed nothing else.</summary>
    /// <param name="block">The block's name.</param>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <returns>The block's text.</returns>
    /// <exception cref="KeyNotFoundException">The template has no such block.</exception>
    /// <exception cref="TemplateException">The template fails.</exception>
    public string RenderBlock(string block, object? context = null)
    {
        Frame frame = NewFrame(default);
        BlockCode code = FindBlock(block, context, out RenderContext variables);
        Guarded(frame, variables, () => BlockReference.Render(frame, code, variables).ToValue());
        return frame.Output.TakeText();
    }

    /// <summary>Renders to pieces of text, each made when it is asked for.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <param name="size">How many characters are in a piece at least, the last one apart; 0 gives what each statement prints as soon as it is printed.</param>
    /// <returns>The pieces in order.</returns>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <remarks>Mirrors <c>Template.generate</c>.</remarks>
    public IEnumerable<string> Generate(object? context = null, int size = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return Pieces(Models.Of(context, Environment.Members), size);
    }

    /// <summary>The output in pieces, to be buffered or written somewhere.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <returns>The stream; nothing is rendered before somebody goes through it.</returns>
    /// <remarks>Mirrors <c>Template.stream</c>.</remarks>
    public TemplateStream Stream(object? context = null) => new(this, context);

    private IEnumerable<string> Pieces(VariableSource given, int size)
    {
        Frame frame = NewFrame(default, sink: PullSink.Instance);
        frame.Output.Divide(size);
        Value value = Start(frame, Code.NewContext(Variables(given)));
        while (value.IsPending)
        {
            yield return frame.Output.TakeChunk();
            value = Driver.GoOn(frame);
        }

        string rest = frame.Output.TakeText();
        frame.Release();
        if (rest.Length > 0)
            yield return rest;
    }

    /// <summary>Runs the template for what it defines: its macros and the variables of its top.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <returns>The module.</returns>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <remarks>Mirrors <c>Template.make_module</c>.</remarks>
    public TemplateModule MakeModule(object? context = null)
    {
        Frame frame = NewFrame(default);
        RenderContext variables = Code.NewContext(Variables(Models.Of(context, Environment.Members)));
        return ModuleOf(Guarded(frame, variables, () => Code.RunAsModule(frame, variables)));
    }

    private TemplateModule ModuleOf(Value module) => new(Environment, (ModuleObject)module.O!);

    private BlockCode FindBlock(string block, object? context, out RenderContext variables)
    {
        ArgumentNullException.ThrowIfNull(block);
        variables = Code.NewContext(Variables(Models.Of(context, Environment.Members)));
        return variables.Blocks.Find(block)?[0] ?? throw new KeyNotFoundException($"The template has no block '{block}'.");
    }

    internal void AddGlobals(IEnumerable<KeyValuePair<string, object?>>? globals)
    {
        if (globals is null)
            return;
        Dictionary<string, Value> own = new(Code.OwnGlobals, StringComparer.Ordinal);
        foreach ((string name, object? value) in globals)
            own[name] = Value.From(value);
        Code.OwnGlobals = own;
        Code.Globals = new LayeredSource(new MapSource(own), (VariableSource)Environment.Globals);
    }

    /// <summary>Runs the template with its output to a text.</summary>
    internal string RenderText(VariableSource variables)
    {
        Frame frame = NewFrame(default);
        frame.Output.Expect(Code.LastLength);
        Run(frame, Code.NewContext(Variables(variables)));
        return TakeText(frame);
    }

    internal VariableSource Variables(VariableSource given) =>
        ReferenceEquals(given, NoVariables.Instance) ? Code.Globals : new LayeredSource(given, Code.Globals);

    internal Frame NewFrame(CancellationToken cancellation, bool canWait = false, ChunkSink? sink = null)
    {
        RenderBudget budget = Environment.NewBudget(cancellation);
        OutputBuffer output = Environment.NewOutput();
        output.ChargeTo(budget);
        return new(Environment, budget, output) { CanWait = canWait, Sink = sink };
    }

    internal void Run(Frame frame, RenderContext context) => Start(frame, context);

    // What comes of a render, or Suspended if it was left in the middle.
    private Value Start(Frame frame, RenderContext context)
    {
        try
        {
            return Code.Start(frame, context).ToValue();
        }
        catch (Exception error) when (ErrorLocator.Locate(error, frame))
        {
            throw;
        }
    }

    private void RenderInto(Action<ReadOnlyMemory<char>> target, VariableSource variables, CancellationToken cancellation)
    {
        Frame frame = NewFrame(cancellation);
        frame.Output.SendTo(target);
        Run(frame, Code.NewContext(Variables(variables)));
        frame.Output.Flush();
        frame.Release();
    }

    private void Begin(Frame frame, RenderContext context)
    {
        frame.RenderContext = context;
        frame.Unit = Code.Unit;
        frame.Names = context.CacheFor(Code.Unit);
    }

    private Value Guarded(Frame frame, RenderContext context, Func<Value> run)
    {
        Begin(frame, context);
        return Driver.Start(frame, run);
    }
}
