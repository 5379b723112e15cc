namespace Jinja.Net.Runtime;

/// <summary>The functions that a render is in, and where each was called: for errors.</summary>
internal struct CallTrail
{
    private const int MostShown = 100;
    private const int MostKept = 64;

    private (FunctionCode Code, CodeUnit? Unit, int Line)[]? _calls;
    private int _count;

    /// <summary>A function is entered.</summary>
    /// <param name="code">The function.</param>
    /// <param name="unit">The template that calls it.</param>
    /// <param name="line">The line that calls it.</param>
    public void Push(FunctionCode code, CodeUnit? unit, int line)
    {
        if (_calls is null || _count == _calls.Length)
            Array.Resize(ref _calls, Math.Max(8, _count * 2));
        ref (FunctionCode Code, CodeUnit? Unit, int Line) call = ref _calls[_count++];
        if (!ReferenceEquals(call.Code, code) || !ReferenceEquals(call.Unit, unit))
            (call.Code, call.Unit) = (code, unit);
        call.Line = line;
    }

    /// <summary>The function that was entered last is left. Its place is not cleared: mostly the next call is the same one.</summary>
    /// <returns>The line that called it.</returns>
    public int Pop() => _calls![--_count].Line;

    /// <summary>Begins anew. What is kept of the last render is code alone.</summary>
    public void Restart()
    {
        if (_calls is { Length: > MostKept })
            _calls = null;
        _count = 0;
    }

    /// <summary>The places that are running, innermost first; of very many the innermost.</summary>
    /// <param name="unit">The running template.</param>
    /// <param name="line">Its line.</param>
    public readonly List<TemplateCall> Places(CodeUnit unit, int line)
    {
        List<TemplateCall> places = [];
        CodeUnit? at = unit;
        for (int i = _count - 1; i >= 0 && places.Count < MostShown; i--)
        {
            (FunctionCode code, CodeUnit? caller, int from) = _calls![i];
            if (at is not null)
                places.Add(new TemplateCall(at.Name, line, code.Label));
            (at, line) = (caller, from);
        }

        return places;
    }
}
