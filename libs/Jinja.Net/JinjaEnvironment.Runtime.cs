using Jinja.Net.Compilation;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>What running templates ask of their environment. A sandbox answers otherwise.</summary>
public partial class JinjaEnvironment : ITemplateHost, ISpareHost
{
    private readonly Callable? _finalize;
    private OutsideServices? _outside;

    internal MemberTable Members { get; }

    internal virtual bool IsSandboxed => false;

    MemberTable IEnvironment.Members => Members;

    bool IEnvironment.IsSandboxed => IsSandboxed;

    VariableResolver? IEnvironment.Resolver => Options.Resolve;

    string IEnvironment.NewlineSequence => Options.NewlineSequence;

    Random IEnvironment.Random => Options.Random;

    IRuntimeServices ITemplateHost.Outside => Outside;

    IEnumerable<string> ITemplateHost.FilterNames => Filters.Keys;

    IEnumerable<string> ITemplateHost.TestNames => Tests.Keys;

    bool ITemplateHost.GivesValues => GivesValues;

    bool ITemplateHost.Intercepts(BinaryOperator op) => Intercepts(op);

    bool ITemplateHost.Intercepts(UnaryOperator op) => Intercepts(op);

    internal virtual bool Intercepts(BinaryOperator op) => false;

    internal virtual bool Intercepts(UnaryOperator op) => false;

    internal virtual bool GivesValues => false;

    Callable? ITemplateHost.FinalizeFor(string? name) =>
        Options.AutoEscape.ModeFor(name) is { Write: not null } mode && !((ITemplateHost)this).GivesValues ? new ModeFinalizer(mode, _finalize) : _finalize;

    internal IRuntimeServices Outside => _outside ??= new OutsideServices(this);

    Value IEnvironment.GetAttribute(IRuntimeServices services, Value target, string name) => GetAttribute(services, target, name);

    Value IEnvironment.GetItem(IRuntimeServices services, Value target, Value key) => GetItem(services, target, key);

    Value IEnvironment.GetAttributeOnly(IRuntimeServices services, Value target, string name) => GetAttributeOnly(services, target, name);

    Value IEnvironment.Call(IRuntimeServices services, Value callee, in CallArguments arguments) => Call(services, callee, arguments);

    Value IEnvironment.Binary(IRuntimeServices services, BinaryOperator op, Value left, Value right) => Binary(services, op, left, right);

    Value IEnvironment.Unary(IRuntimeServices services, UnaryOperator op, Value operand) => Unary(services, op, operand);

    OutputBuffer IEnvironment.NewOutput() => NewOutput();

    internal virtual OutputBuffer NewOutput() => OutputBuffer.Rent();

    Undefined IEnvironment.MakeUndefined(UndefinedInfo info) => Options.Undefined.Make(info);

    Callable? IEnvironment.FindFilter(string name) => ((CallableTable)Filters).Find(name);

    Callable? IEnvironment.FindTest(string name) => ((CallableTable)Tests).Find(name);

    Value IEnvironment.Policy(string name) => ((PolicyTable)Policies).Find(name);

    bool ITemplateHost.HasMode(string? name) => Options.AutoEscape.ModeFor(name).Write is not null;

    bool ITemplateHost.AutoEscapes(string? name) => Options.AutoEscape.IsEnabledFor(name);

    CompiledTemplate ITemplateHost.Load(string? parent, Value template) => LoadValue(parent, template);

    CompiledTemplate ITemplateHost.Select(string? parent, Value templates) => SelectValue(parent, templates);

    ValueTask<CompiledTemplate> ITemplateHost.LoadAsync(string? parent, Value template, CancellationToken cancellation) =>
        LoadValueAsync(parent, template, cancellation);

    ValueTask<CompiledTemplate> ITemplateHost.SelectAsync(string? parent, Value templates, CancellationToken cancellation) =>
        SelectValueAsync(parent, templates, cancellation);

    internal virtual Value GetAttribute(IRuntimeServices services, Value target, string name) => MemberAccess.GetAttribute(services, target, name);

    internal virtual Value GetItem(IRuntimeServices services, Value target, Value key) => MemberAccess.GetItem(services, target, key);

    internal virtual Value GetAttributeOnly(IRuntimeServices services, Value target, string name) => MemberAccess.GetAttributeOnly(services, target, name);

    internal virtual Value Call(IRuntimeServices services, Value callee, in CallArguments arguments) => Invocation.Call(services, callee, arguments);

    internal virtual Value Binary(IRuntimeServices services, BinaryOperator op, Value left, Value right) =>
        Arithmetic.Binary(services.Budget, op, left, right);

    internal virtual Value Unary(IRuntimeServices services, UnaryOperator op, Value operand) => Arithmetic.Unary(services.Budget, op, operand);

    RenderBudget ISpareHost.NewBudget() => NewBudget();

    internal RenderBudget NewBudget(CancellationToken cancellation = default) => new(_limits, Options.Clock, cancellation);

    /// <summary>Stands for a render where none is.</summary>
    private sealed class OutsideServices(JinjaEnvironment environment) : IRuntimeServices
    {
        public RenderBudget Budget => environment.NewBudget();

        public EvalContext EvalContext { get; } = new(environment.Options.AutoEscape.IsEnabledFor(null));

        public object? Context => null;

        public IEnvironment Environment => environment;
    }
}
