using System.Runtime.CompilerServices;

namespace Click.Net;

/// <summary>The contexts that are running, per flow of control.</summary>
/// <remarks>
/// The outermost command of a program that waits for it (<see cref="Click.Net.Command.Main"/>) is the command of the whole process. It is found
/// without what follows flows of control, which takes a millisecond when a program starts; that begins with the first context below it.
/// </remarks>
internal static class ContextStack
{
    private static bool _hasFlows;
    private static int _isClaimed;
    private static Context? _program;

    /// <summary>The innermost one; null outside of a command.</summary>
    public static Context? Current => OfFlow ?? Volatile.Read(ref _program);

    /// <summary>The innermost one of this flow, without that of the process.</summary>
    public static Context? OfFlow
    {
        get => _hasFlows ? Flows.Innermost : null;
        set
        {
            _hasFlows = true;
            Flows.Innermost = value;
        }
    }

    /// <summary>Lets the caller's next context be that of the process, unless another command runs.</summary>
    public static bool TryClaimProgram() => OfFlow is null && Interlocked.CompareExchange(ref _isClaimed, 1, 0) == 0;

    /// <summary>Makes a context that of the process, which was claimed for it.</summary>
    public static void EnterProgram(Context context) => Volatile.Write(ref _program, context);

    /// <summary>Gives back what was claimed.</summary>
    public static void LeaveProgram()
    {
        Volatile.Write(ref _program, null);
        Volatile.Write(ref _isClaimed, 0);
    }

    // Apart, so that it is made when it is needed.
    private static class Flows
    {
        private static readonly AsyncLocal<Context?> Running = new();

        public static Context? Innermost
        {
            [MethodImpl(MethodImplOptions.NoInlining)]
            get => Running.Value;
            [MethodImpl(MethodImplOptions.NoInlining)]
            set => Running.Value = value;
        }
    }
}
