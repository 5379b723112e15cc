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
        _calls[_count++] = (code, unit, line);
    }

    /// <summary>The function that was entered last is left; it may be collected from now on.</summary>
    public void Pop() => _calls![--_count] = default; // what is left was entered

    /// <summary>Forgets everything but the room for it, for the next render.</summary>
    public void Restart()
    {
        if (_calls is null || _calls.Length > MostKept)
            _calls = null;
        else
            Array.Clear(_calls, 0, _count);
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
