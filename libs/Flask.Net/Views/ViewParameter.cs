using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Flask.Net;

/// <summary>A parameter of a view that is bound by name: what it is called, of which type, and what it is without a value.</summary>
internal sealed record ViewParameter(string Name, Type Type, bool IsOptional, object? Default)
{
    private readonly TextParser? _parser = TextParser.For(Type);
    private ValidationAttribute[] _checks = [];

    /// <summary>Whether an attribute on the parameter asks for more than its type does, as <c>[Range(1, 10)]</c>.</summary>
    public bool IsChecked => _checks.Length > 0;

    /// <summary>Whether one text or several can become a value of the type.</summary>
    public bool CanParse => _parser is not null;

    /// <summary>Looks at a parameter.</summary>
    public static ViewParameter Of(ParameterInfo parameter)
    {
        bool mayBeNull = !parameter.ParameterType.IsValueType
            ? new NullabilityInfoContext().Create(parameter).ReadState != NullabilityState.NotNull
            : Nullable.GetUnderlyingType(parameter.ParameterType) is not null;
        object? fallback = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return new ViewParameter(parameter.Name ?? "", parameter.ParameterType, parameter.HasDefaultValue || mayBeNull, fallback)
        {
            _checks = [.. parameter.GetCustomAttributes<ValidationAttribute>()],
        };
    }

    /// <summary>The same parameter under the name that an attribute gives it.</summary>
    public ViewParameter Named(string? name) => name is null ? this : this with { Name = name };

    /// <summary>The argument made of a value that a converter of the rule has made already.</summary>
    /// <exception cref="Werkzeug.Net.NotFoundException">The value does not fit the type, as a number that is too large: such a URL names nothing.</exception>
    public object? FromRoute(object? value)
    {
        if (value is null || Type.IsInstanceOfType(value))
            return value;
        return TextParser.TryConvert(value, Type, out object? converted) ? converted : throw new Werkzeug.Net.NotFoundException();
    }

    /// <summary>The argument made of texts from the query, the form or a header.</summary>
    /// <exception cref="ValidationException">There is none and one is needed, or it cannot be read.</exception>
    public object? FromText(object?[] texts)
    {
        if (texts.Length == 0)
            return _parser is { IsList: true } list ? list.Empty() : Missing();
        if (_parser is null || !_parser.TryParse(texts, out object? value))
            throw ValidationException.Unreadable(Name, texts[0]);
        return value;
    }

    /// <summary>The argument, where the attributes on the parameter agree.</summary>
    /// <exception cref="ValidationException">They do not.</exception>
    public object? Checked(object? value)
    {
        string[] problems =
        [
            .. _checks.Select(check => check.GetValidationResult(value, new ValidationContext(value ?? "") { MemberName = Name, DisplayName = Name }))
                .Where(static result => result != ValidationResult.Success)
                .Select(static result => result!.ErrorMessage ?? "The value is not valid."),
        ];
        return problems.Length == 0 ? value : throw new ValidationException(new Dictionary<string, IReadOnlyList<string>> { [Name] = problems });
    }

    /// <summary>The default, where the parameter may be left out.</summary>
    /// <exception cref="ValidationException">It may not.</exception>
    public object? Missing() => IsOptional ? Default : throw ValidationException.Missing(Name);
}
