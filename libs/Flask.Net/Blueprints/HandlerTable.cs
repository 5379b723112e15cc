using Werkzeug.Net;

namespace Flask.Net;

/// <summary>Answers an error: gets it, and returns what a view may return.</summary>
internal delegate ValueTask<object?> ErrorAnswer(Exception error);

/// <summary>Error handlers by scope, status code and type.</summary>
/// <remarks>
/// An error is looked up by its code in the innermost blueprint first and the application last, then without a code in the same order; within
/// a scope the handler of the nearest type in the error's ancestry wins.
/// </remarks>
internal sealed class HandlerTable
{
    private readonly Dictionary<(string Scope, int? Code), Dictionary<Type, ErrorAnswer>> _handlers = [];

    /// <summary>Whether nothing was registered.</summary>
    public bool IsEmpty => _handlers.Count == 0;

    /// <summary>Registers a handler for a status code.</summary>
    /// <exception cref="ArgumentException">No error is known for the code.</exception>
    public void Add(string? scope, int code, ErrorAnswer answer)
    {
        if (!Abort.DefaultExceptions.TryGetValue(code, out Func<string?, HttpException>? make))
        {
            throw new ArgumentException(
                $"'{code}' is not a recognized HTTP error code. Use a subclass of HttpException with that code instead.", nameof(code));
        }

        Set(scope, code, make(null).GetType(), answer);
    }

    /// <summary>Registers a handler for a type of errors, and all types derived from it.</summary>
    public void Add(string? scope, Type type, ErrorAnswer answer) => Set(scope, HttpException.CodeOf(type), type, answer);

    /// <summary>The handler for an error in a request of these blueprints, or null.</summary>
    /// <param name="error">The error.</param>
    /// <param name="blueprints">The blueprints of the request, innermost first.</param>
    public ErrorAnswer? Find(Exception error, IReadOnlyList<string> blueprints)
    {
        if (IsEmpty)
            return null;
        Type type = error.GetType();
        ErrorAnswer? answer = error is HttpException { Code: { } code } ? FindWithCode(type, code, blueprints) : null;
        return answer ?? FindWithCode(type, null, blueprints);
    }

    /// <summary>Takes over the handlers of a blueprint under its registered name.</summary>
    public void Merge(HandlerTable other, string name)
    {
        foreach (((string scope, int? code), Dictionary<Type, ErrorAnswer> answers) in other._handlers)
        {
            foreach ((Type type, ErrorAnswer answer) in answers)
                Set(scope.Length == 0 ? name : name + "." + scope, code, type, answer);
        }
    }

    private void Set(string? scope, int? code, Type type, ErrorAnswer answer)
    {
        (string, int?) key = (scope ?? "", code);
        if (!_handlers.TryGetValue(key, out Dictionary<Type, ErrorAnswer>? answers))
            _handlers[key] = answers = [];
        answers[type] = answer;
    }

    private ErrorAnswer? FindWithCode(Type type, int? code, IReadOnlyList<string> blueprints)
    {
        foreach (string blueprint in blueprints)
        {
            if (FindInScope(type, code, blueprint) is { } answer)
                return answer;
        }

        return FindInScope(type, code, "");
    }

    private ErrorAnswer? FindInScope(Type type, int? code, string scope)
    {
        if (!_handlers.TryGetValue((scope, code), out Dictionary<Type, ErrorAnswer>? answers))
            return null;
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (answers.TryGetValue(ancestor, out ErrorAnswer? answer))
                return answer;
        }

        return null;
    }
}
