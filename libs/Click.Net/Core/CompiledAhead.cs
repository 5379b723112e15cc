using System.Runtime.CompilerServices;

namespace Click.Net;

/// <summary>
/// Names the parameters of the usual types, so that a program published with ReadyToRun finds their code in this library:
/// generic code for numbers and truths is otherwise compiled when the program starts.
/// </summary>
internal static class CompiledAhead
{
    /// <summary>Is never called.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Parameter[] Parameters() =>
    [
        new Option<int>("--int") { Default = 0 }, new Option<bool>("--bool") { Default = false }, new Option<double>("--double") { Default = 0 },
        new Option<long>("--long") { Default = 0 }, new Option<int?>("--maybe") { Default = 0 }, new Argument<int>("int") { Default = 0 },
        new Argument<double>("double") { Default = 0 }, new Argument<long>("long") { Default = 0 },
    ];
}
