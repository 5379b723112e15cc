using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>One render: its output, its budget, and the state of the function that runs at present.</summary>
internal sealed class Frame(IEnvironment environment, RenderBudget budget, OutputBuffer output) : IRuntimeServices
{
    private const int StackSize = 128;

    [ThreadStatic]
    private static Value[]? _spareStack;

    private Value[] _stack = RentStack();
    private int _top;

    /// <summary>The locals of the running function begin at <see cref="Base"/>.</summary>
    public Value[] Slots = [];
    public int Base;

    /// <summary>The locals of the running function, if functions inside of it use them.</summary>
    public Activation? Own;

    /// <summary>The locals of the function that the running one was written in.</summary>
    public Activation? Closure;

    public RenderContext RenderContext = null!;

    /// <summary>The values of the names that the running template asks its context for.</summary>
    public Value[] Names = [];

    public CodeUnit Unit = null!;

    /// <summary>The line that runs at present.</summary>
    public int Line = 1;

    /// <summary>The parent template that the running template has chosen.</summary>
    public object? Parent;

    public OutputBuffer Output => output;

    public RenderBudget Budget => budget;

    public EvalContext EvalContext => RenderContext.EvalContext;

    public object? Context => RenderContext;

    public IEnvironment Environment => environment;

    /// <summary>What was running before a call, to be given back to <see cref="Leave"/>.</summary>
    public readonly record struct Caller(
        Value[] Stack, int Top, Value[] Slots, int Base, Activation? Own, Activation? Closure, RenderContext Context, Value[] Names, CodeUnit Unit, int Line, object? Parent);

    /// <summary>Begins a function.</summary>
    /// <param name="code">The function.</param>
    /// <param name="closure">The locals of the function that it was written in.</param>
    /// <param name="context">The variables that it sees.</param>
    public Caller Enter(FunctionCode code, Activation? closure, RenderContext context)
    {
        budget.Enter();
        Caller caller = new(_stack, _top, Slots, Base, Own, Closure, RenderContext, Names, Unit, Line, Parent);
        Closure = closure;
        if (code.IsCaptured)
        {
            (Slots, Base) = (new Value[code.SlotCount], 0);
            Own = new Activation(Slots, closure);
        }
        else
        {
            Own = null;
            Push(code.SlotCount);
        }

        if (!ReferenceEquals(context, RenderContext) || !ReferenceEquals(code.Unit, Unit))
            Names = context.CacheFor(code.Unit);
        (RenderContext, Unit, Parent) = (context, code.Unit, null);
        return caller;
    }

    /// <summary>Ends a function. After an error nothing is ended: the frame then still tells where it was.</summary>
    public void Leave(in Caller caller)
    {
        (_stack, _top, Slots, Base, Own, Closure) = (caller.Stack, caller.Top, caller.Slots, caller.Base, caller.Own, caller.Closure);
        (RenderContext, Names, Unit, Line, Parent) = (caller.Context, caller.Names, caller.Unit, caller.Line, caller.Parent);
        budget.Leave();
    }

    /// <summary>The state of the running function, for code of it that runs later.</summary>
    public Caller Save() => new(_stack, _top, Slots, Base, Own, Closure, RenderContext, Names, Unit, Line, Parent);

    /// <summary>Runs in the state that was saved; gives what to return to.</summary>
    public Caller SwitchTo(in Caller saved)
    {
        Caller current = Save();
        (Slots, Base, Own, Closure) = (saved.Slots, saved.Base, saved.Own, saved.Closure);
        (RenderContext, Names, Unit, Line, Parent) = (saved.Context, saved.Names, saved.Unit, saved.Line, saved.Parent);
        return current;
    }

    public void SwitchBack(in Caller current)
    {
        (_stack, _top, Slots, Base, Own, Closure) = (current.Stack, current.Top, current.Slots, current.Base, current.Own, current.Closure);
        (RenderContext, Names, Unit, Line, Parent) = (current.Context, current.Names, current.Unit, current.Line, current.Parent);
    }

    /// <summary>The value of a name of the running template's context; missing if it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value Name(int index)
    {
        Value[] names = Names;
        if ((uint)index < (uint)names.Length && !names[index].IsMissing)
            return names[index];
        return ResolveName(index);
    }

    private Value ResolveName(int index)
    {
        Value value = Settled(RenderContext.Resolve(Unit.NameAt(index)));
        if (index < Names.Length)
            Names[index] = value;
        return value;
    }

    /// <summary>Gives back what the render used; the frame is done.</summary>
    public void Release()
    {
        if (_stack.Length == StackSize)
        {
            Array.Clear(_stack);
            _spareStack = _stack;
        }

        (_stack, Slots) = ([], []);
        OutputBuffer.Return(output);
    }

    private static Value[] RentStack()
    {
        Value[]? spare = _spareStack;
        _spareStack = null;
        return spare ?? new Value[StackSize];
    }

    private static Value Settled(in Value value) => !value.IsPending ? value : throw new TemplateRuntimeException(
        "the template uses the result of a task that has not finished; render it asynchronously, or await the task before");

    /// <summary>The undefined value of a variable.</summary>
    public Value Undefined(string name) => Value.Undefined(environment.MakeUndefined(new UndefinedInfo { Name = name }));

    private void Push(int count)
    {
        if (_top + count > _stack.Length)
        {
            _stack = new Value[Math.Max(_stack.Length * 2, count)];
            _top = 0;
        }

        Slots = _stack;
        Base = _top;
        Array.Clear(_stack, _top, count);
        _top += count;
    }
}
