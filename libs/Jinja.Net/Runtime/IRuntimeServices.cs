using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>What running code may ask of its render. The frame implements it; the environment has one of its own for work outside of a render.</summary>
internal interface IRuntimeServices
{
    /// <summary>The one counter of work that every loop, call and built-in charges.</summary>
    RenderBudget Budget { get; }

    /// <summary>Whether output is escaped at this place.</summary>
    EvalContext EvalContext { get; }

    /// <summary>The template's variables, for callables that ask for them; <see langword="null"/> outside of a render.</summary>
    object? Context { get; }

    /// <summary>The environment.</summary>
    IEnvironment Environment { get; }

    /// <summary>A value's items, for code that hands on tasks among them. A render that can wait asks .NET's queries asynchronously.</summary>
    ValueEnumerator Items(Value value) => Iteration.Of(value);
}

/// <summary>What running code may ask of the environment. The environment's class decides what attributes, items and calls mean.</summary>
internal interface IEnvironment
{
    /// <summary>How members of .NET objects are found by a template's names.</summary>
    MemberTable Members { get; }

    /// <summary>Whether attributes, items, calls and operators go through checks: sites that cache must ask the environment each time.</summary>
    bool IsSandboxed { get; }

    /// <summary>What is asked for variables before the context is, or <see langword="null"/>.</summary>
    VariableResolver? Resolver { get; }

    /// <summary><c>a.b</c>: the attribute, else the item, else undefined.</summary>
    Value GetAttribute(IRuntimeServices services, Value target, string name);

    /// <summary><c>a[b]</c>: the item, else the attribute, else undefined.</summary>
    Value GetItem(IRuntimeServices services, Value target, Value key);

    /// <summary>The attribute alone, as the <c>attr</c> filter reads it.</summary>
    Value GetAttributeOnly(IRuntimeServices services, Value target, string name);

    /// <summary><c>a(…)</c>.</summary>
    Value Call(IRuntimeServices services, Value callee, in CallArguments arguments);

    /// <summary>A binary operator that the sandbox may intercept.</summary>
    Value Binary(IRuntimeServices services, BinaryOperator op, Value left, Value right);

    /// <summary>A unary operator that the sandbox may intercept.</summary>
    Value Unary(IRuntimeServices services, UnaryOperator op, Value operand);

    /// <summary>Where a render writes.</summary>
    OutputBuffer NewOutput();

    /// <summary>An undefined value of the environment's kind.</summary>
    Undefined MakeUndefined(UndefinedInfo info);

    /// <summary>The filter of this name, or <see langword="null"/>.</summary>
    Callable? FindFilter(string name);

    /// <summary>The test of this name, or <see langword="null"/>.</summary>
    Callable? FindTest(string name);

    /// <summary>A setting of built-ins, such as <c>truncate.leeway</c>; missing if there is none.</summary>
    Value Policy(string name);

    /// <summary>The line ends that templates of this environment use.</summary>
    string NewlineSequence { get; }

    /// <summary>The source of chance for <c>random</c>, <c>shuffle</c> and <c>lipsum</c>.</summary>
    Random Random { get; }
}
