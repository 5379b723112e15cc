using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Jinja.Net.Compilation;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>
/// Rendering that may wait. Whatever a template uses may be a <see cref="Task"/>, a <see cref="ValueTask"/> or an
/// <see cref="IAsyncEnumerable{T}"/>: variables, members, items, what functions, filters and tests give, and templates that a loader
/// loads asynchronously. It is awaited where it is used, and no thread is held up. A render that never has to wait is done at once.
/// </summary>
public sealed partial class Template
{
    /// <summary>Renders to a text.</summary>
    /// <param name="values">The variables by name.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TemplateException">The template fails.</exception>
    [OverloadResolutionPriority(1)]
    public ValueTask<string> RenderAsync(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (Code.KeepsRender)
            return RenderTextAsync(Models.Of(values), default);
        SpareRender spare = SpareRender.Take(Environment);
        return RenderWithAsync(spare, spare.Pairs.Restart(values));
    }

    /// <summary>Renders to a text.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <remarks>Mirrors <c>Template.render_async</c>.</remarks>
    public ValueTask<string> RenderAsync(object? context = null, CancellationToken cancellation = default)
    {
        if (Code.KeepsRender || cancellation.CanBeCanceled)
            return RenderTextAsync(Models.Of(context, Environment.Members), cancellation);
        SpareRender spare = SpareRender.Take(Environment);
        return RenderWithAsync(spare, Given(spare, context));
    }

    /// <summary>Renders into a writer, in chunks of about 16,000 characters; the render goes on when a chunk is written.</summary>
    /// <param name="writer">Where the text goes. It is not flushed at the end.</param>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>When the text was written.</returns>
    /// <exception cref="TemplateException">The template fails; what was written by then stays.</exception>
    public ValueTask RenderAsync(TextWriter writer, object? context = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return RenderIntoAsync(new TextSink(writer), Models.Of(context, Environment.Members), cancellation);
    }

    /// <summary>Renders into a stream as UTF-8, in chunks of about 16,000 characters; the render goes on when a chunk is written.</summary>
    /// <param name="stream">Where the bytes go. It is not flushed at the end.</param>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>When the text was written.</returns>
    /// <exception cref="TemplateException">The template fails; what was written by then stays.</exception>
    public ValueTask RenderAsync(Stream stream, object? context = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return RenderIntoAsync(new StreamSink(stream), Models.Of(context, Environment.Members), cancellation);
    }

    /// <summary>
    /// Renders into a pipe as UTF-8 and flushes it after every 16,000 characters or so; the render goes on when the reader has caught up.
    /// When the reader has ended, so does the render, without an error.
    /// </summary>
    /// <param name="pipe">Where the bytes go. It is flushed, and not completed.</param>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>When the text was written.</returns>
    /// <exception cref="TemplateException">The template fails; what was written by then stays.</exception>
    public ValueTask RenderAsync(PipeWriter pipe, object? context = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pipe);
        return RenderIntoAsync(new PipeSink(pipe), Models.Of(context, Environment.Members), cancellation);
    }

    /// <summary>Renders to a value: in a <see cref="Native.NativeEnvironment"/> the .NET object that the template stands for, else the text.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <remarks>Mirrors <c>jinja2.nativetypes.NativeTemplate.render_async</c>.</remarks>
    public async ValueTask<object?> RenderValueAsync(object? context = null, CancellationToken cancellation = default)
    {
        Frame frame = NewFrame(cancellation, canWait: true);
        await Driver.EndAsync(frame, Start(frame, Code.NewContext(Variables(Models.Of(context, Environment.Members))))).ConfigureAwait(false);
        return frame.Output.TakeValue().ToObject();
    }

    /// <summary>Renders one block, as if the template printed nothing else.</summary>
    /// <param name="block">The block's name.</param>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The block's text.</returns>
    /// <exception cref="KeyNotFoundException">The template has no such block.</exception>
    /// <exception cref="TemplateException">The template fails.</exception>
    public async ValueTask<string> RenderBlockAsync(string block, object? context = null, CancellationToken cancellation = default)
    {
        Frame frame = NewFrame(cancellation, canWait: true);
        BlockCode code = FindBlock(block, context, out RenderContext variables);
        await Driver.EndAsync(frame, Guarded(frame, variables, () => BlockReference.Render(frame, code, variables).ToValue())).ConfigureAwait(false);
        return frame.Output.TakeText();
    }

    /// <summary>Renders to pieces of text while the render goes on. What is printed is given before the render waits for anything.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <param name="size">How many characters make a piece, if the render has not to wait before; 0 gives what each statement prints as soon as it is printed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The pieces in order.</returns>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <remarks>Mirrors <c>Template.generate_async</c>.</remarks>
    public IAsyncEnumerable<string> GenerateAsync(object? context = null, int size = 0, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return PiecesAsync(Models.Of(context, Environment.Members), size, cancellation);
    }

    /// <summary>Runs the template for what it defines: its macros and the variables of its top.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The module.</returns>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <remarks>Mirrors <c>Template.make_module_async</c>.</remarks>
    public async ValueTask<TemplateModule> MakeModuleAsync(object? context = null, CancellationToken cancellation = default)
    {
        Frame frame = NewFrame(cancellation, canWait: true);
        RenderContext variables = Code.NewContext(Variables(Models.Of(context, Environment.Members)));
        return ModuleOf(await Driver.EndAsync(frame, Guarded(frame, variables, () => Code.RunAsModule(frame, variables))).ConfigureAwait(false));
    }

    // Runs straight on as long as nothing has to be waited for.
    private ValueTask<string> RenderTextAsync(VariableSource variables, CancellationToken cancellation)
    {
        Frame frame = NewFrame(cancellation, canWait: true);
        frame.Output.Expect(Code.LastLength);
        try
        {
            Value value = Start(frame, Code.NewContext(Variables(variables)));
            return value.IsPending || frame.HasOpen ? EndAsync(frame, value) : new ValueTask<string>(TakeText(frame));
        }
        catch (Exception error)
        {
            return ValueTask.FromException<string>(error);
        }
    }

    // The same with what the thread used before; if the render has to wait, it keeps that.
    private ValueTask<string> RenderWithAsync(SpareRender spare, VariableSource given)
    {
        Frame frame = spare.Frame;
        frame.CanWait = true;
        frame.Output.Expect(Code.LastLength);
        spare.Context.Restart(given, Code.Globals, Code.AutoEscapes);
        try
        {
            Value value = Start(frame, spare.Context);
            if (value.IsPending || frame.HasOpen)
            {
                spare.Drop();
                return EndAsync(frame, value);
            }

            string text = frame.Output.TakeText();
            Code.Remember(text.Length);
            spare.Return();
            return new ValueTask<string>(text);
        }
        catch (Exception error)
        {
            spare.Drop();
            return ValueTask.FromException<string>(error);
        }
    }

    private async ValueTask<string> EndAsync(Frame frame, Value value)
    {
        await Driver.EndAsync(frame, value).ConfigureAwait(false);
        return TakeText(frame);
    }

    private string TakeText(Frame frame)
    {
        string text = frame.Output.TakeText();
        Code.Remember(text.Length);
        frame.Release();
        return text;
    }

    private async ValueTask RenderIntoAsync(PushSink sink, VariableSource variables, CancellationToken cancellation)
    {
        Frame frame = NewFrame(cancellation, canWait: true, sink);
        frame.Output.Divide(OutputBuffer.ChunkSize);
        Value value = Start(frame, Code.NewContext(Variables(variables)));
        if (value.IsPending || frame.HasOpen)
            await Driver.EndAsync(frame, value).ConfigureAwait(false);
        await sink.EndAsync(frame).ConfigureAwait(false);
        frame.Release();
    }

    private async IAsyncEnumerable<string> PiecesAsync(VariableSource variables, int size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Frame frame = NewFrame(cancellation, canWait: true, PullSink.Instance);
        frame.Output.Divide(size);
        try
        {
            Value value = Start(frame, Code.NewContext(Variables(variables)));
            while (value.IsPending)
            {
                if (frame.Output is { IsCapturing: false, Chunk.IsEmpty: false })
                    yield return frame.Output.TakeChunk();
                await Driver.WaitAsync(frame).ConfigureAwait(false);
                value = Driver.GoOn(frame);
            }
        }
        finally
        {
            await frame.CloseAllAsync().ConfigureAwait(false);
        }

        if (TakeText(frame) is { Length: > 0 } rest)
            yield return rest;
    }
}
