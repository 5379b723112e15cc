using System.Runtime.CompilerServices;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary><c>a.b</c> of a variable of the running function, as loops over objects have it in every cell.</summary>
internal sealed class LocalAttributeNode(int slot, string variable, string name) : EvalNode, IResumable
{
    private MemberSite _site;

    public override Value Eval(Frame frame)
    {
        ref Value local = ref frame.Local(slot);
        if (local.O is NamespaceObject variables)
        {
            ref readonly Value known = ref _site.Peek(variables, name);
            if (!Unsafe.IsNullRef(in known) && !known.IsPending)
                return known.Halves;
        }

        if (local.IsMissing)
            return frame.Environment.GetAttribute(frame, frame.Undefined(variable), name);
        if (local.IsPending && frame.AwaitIn(ref local).IsPending)
            return frame.SuspendEval(this);
        return frame.Ready(_site.Get(frame, local, name));
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => frame.Ready(_site.Get(frame, value, name));
}
