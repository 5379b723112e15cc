namespace Werkzeug.Net.Debugging;

/// <summary>Evaluates the code that a developer types into a console. The package Werkzeug.Net.Scripting has one for C#.</summary>
public interface ICodeEvaluator
{
    /// <summary>Begins a session, whose inputs see what the ones before have declared.</summary>
    /// <param name="names">The objects that the code can use, by the names it has for them.</param>
    ICodeSession Begin(IReadOnlyDictionary<string, object?> names);
}

/// <summary>A session of a console.</summary>
public interface ICodeSession
{
    /// <summary>Evaluates one input. What the code throws is an outcome, not an exception.</summary>
    /// <param name="code">The input, one or more lines.</param>
    /// <param name="cancel">Gives up, where the code lets itself be stopped.</param>
    ValueTask<CodeResult> EvaluateAsync(string code, CancellationToken cancel = default);
}

/// <summary>What came of an input.</summary>
/// <param name="Text">What to show: printed text, then the value; or what went wrong. Plain text, not HTML.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record CodeResult(string Text, CodeOutcome Outcome = CodeOutcome.Done);

/// <summary>How an input of a console ended.</summary>
public enum CodeOutcome
{
    /// <summary>It was run.</summary>
    Done,

    /// <summary>It does not compile, or it threw.</summary>
    Failed,

    /// <summary>It goes on in a next line: nothing was run yet.</summary>
    Incomplete,
}
