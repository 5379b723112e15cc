using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>What is printed to become a value, and what spoils that.</summary>
internal sealed partial class OutputBuffer
{
    private int _captures;
    private string? _spoiled;
    private int _spoiledIn;

    public bool IsCapturing => _captures > 0;

    /// <summary>Begins a capture; what is written from now on is given by <see cref="EndCapture"/>.</summary>
    public int BeginCapture()
    {
        _captures++;
        return values?.Begin() ?? _length;
    }

    /// <param name="start">What <see cref="BeginCapture"/> gave.</param>
    /// <param name="safe">Whether what was captured is HTML.</param>
    public Value EndCapture(int start, bool safe)
    {
        CheckPieces();
        _captures--;
        if (values is not null) return values.TakeFrom(start, safe);
        _budget?.ChargeText(_length - start);
        string text = new(_chars, start, _length - start);
        _length = start;
        if (_isDivided && _captures == 0 && _chars.Length > _chunkSize * 2)
            State = Flow.Full;
        return Value.Text(text, safe);
    }

    /// <summary>
    /// Writes what a filter block or a called block gave as it is. Anything but text spoils the whole, which its taker is told:
    /// as in Python, where the pieces are joined last.
    /// </summary>
    public void WriteAsIs(Value value)
    {
        if (values is not null)
            values.Add(value);
        else if (value.IsText)
            Write(value.AsText);
        else
            (_spoiled, _spoiledIn) = ($"sequence item 0: expected str instance, {TypeNames.Of(value)} found", _captures);
    }

    /// <summary>What spoils the output at present, if anything does.</summary>
    public string? Spoiled => _spoiled;

    /// <summary>Fails if something spoils the output that did not before: at the end of a macro that prints straight into it.</summary>
    public void CheckSince(string? before)
    {
        values?.CheckCapture();
        if (_spoiled is { } message && !ReferenceEquals(message, before))
            throw PythonErrors.Type(message);
    }

    /// <summary>Takes what spoils the present capture, so that its end does not fail.</summary>
    public string? TakeSpoiled()
    {
        string? message = _spoiledIn < _captures ? null : _spoiled;
        if (message is not null)
            _spoiled = null;
        return message;
    }

    private void CheckPieces()
    {
        if (TakeSpoiled() is { } message)
            throw PythonErrors.Type(message);
    }
}
