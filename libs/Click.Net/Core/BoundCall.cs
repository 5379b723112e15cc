using System.ComponentModel;

namespace Click.Net;

/// <summary>A call whose values were read from a plain command line by generated code, without parameters.</summary>
/// <remarks>For the package's source generator.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BoundCall
{
    /// <summary>Calls the function.</summary>
    /// <returns>What it returned, once it is done.</returns>
    public abstract ValueTask<object?> CallAsync(Context context);
}
