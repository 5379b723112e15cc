using Jinja.Net;

namespace Flask.Net;

public partial class FlaskApp
{
    private readonly List<Action<JinjaEnvironment>> _templateSetup = [];
    private Lazy<JinjaEnvironment>? _jinja;

    /// <summary>The template environment, made on first use.</summary>
    public JinjaEnvironment JinjaEnvironment => LazyInitializer.EnsureInitialized(ref _jinja, () => new Lazy<JinjaEnvironment>(MakeJinjaEnvironment)).Value;

    /// <summary>Options for the template environment: change them before it is first used.</summary>
    public JinjaOptions JinjaOptions { get; set; } = new();

    /// <summary>Adds a filter for templates.</summary>
    /// <param name="name">The filter's name.</param>
    /// <param name="filter">Any delegate; its first parameter is the value.</param>
    public void TemplateFilter(string name, Delegate filter) => SetUpTemplates(environment => environment.Filters[name] = filter);

    /// <summary>Adds a filter for templates under the function's own name: <c>ShortDate</c> is <c>short_date</c>.</summary>
    /// <param name="filter">A method or local function; its first parameter is the value.</param>
    /// <exception cref="ArgumentException">The function has no name, as a lambda.</exception>
    public void TemplateFilter(Delegate filter) => TemplateFilter(EndpointName.InTemplates(filter), filter);

    /// <summary>Adds a test for templates.</summary>
    /// <param name="name">The test's name.</param>
    /// <param name="test">Any delegate; its first parameter is the value.</param>
    public void TemplateTest(string name, Delegate test) => SetUpTemplates(environment => environment.Tests[name] = test);

    /// <summary>Adds a test for templates under the function's own name: <c>InStock</c> is <c>in_stock</c>.</summary>
    /// <param name="test">A method or local function; its first parameter is the value.</param>
    /// <exception cref="ArgumentException">The function has no name, as a lambda.</exception>
    public void TemplateTest(Delegate test) => TemplateTest(EndpointName.InTemplates(test), test);

    /// <summary>Adds a global function for templates under its own name: <c>LatestPosts</c> is <c>latest_posts</c>.</summary>
    /// <param name="function">A method or local function.</param>
    /// <exception cref="ArgumentException">The function has no name, as a lambda.</exception>
    public void TemplateGlobal(Delegate function) => TemplateGlobal(EndpointName.InTemplates(function), function);

    /// <summary>Adds a global for templates: a value, or a delegate to call.</summary>
    /// <param name="name">The global's name.</param>
    /// <param name="value">The value.</param>
    public void TemplateGlobal(string name, object? value) => SetUpTemplates(environment => environment.Globals[name] = value);

    /// <summary>Adds <c>g</c>, <c>request</c>, <c>session</c> and what the context processors give to the values for a template. Those it has already stay.</summary>
    public void UpdateTemplateContext(FlaskContext context, IDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(values);
        if (!ContextProcessors.IsEmpty)
            AddProcessed(context, values);
        values.TryAdd("g", context.G);
        if (!context.HasRequest)
            return;
        values.TryAdd("request", context.Request);
        values.TryAdd("session", context.TemplateSession);
    }

    // The last function that gives a name wins, the blueprint's over the application's; what the view gave wins over all.
    private void AddProcessed(FlaskContext context, IDictionary<string, object?> values)
    {
        Dictionary<string, object?> added = new(StringComparer.Ordinal);
        IReadOnlyList<string?> scopes = context.HasRequest ? [null, .. context.Request.Blueprints.Reverse()] : [null];
        foreach (Func<object?> processor in scopes.SelectMany(scope => ContextProcessors[scope]))
        {
            foreach ((string name, object? value) in NamedValues.Of(processor()))
                added[name] = value;
        }

        foreach ((string name, object? value) in added)
            values.TryAdd(name, value);
    }

    /// <summary>Whether a template escapes what it prints: by its name, those of HTML and XML do, and so does a text without a name.</summary>
    /// <param name="name">The template's name; <see langword="null"/> for a text.</param>
    public virtual bool SelectAutoEscape(string? name) => name is null
        || name.EndsWith(".html", StringComparison.Ordinal) || name.EndsWith(".htm", StringComparison.Ordinal) || name.EndsWith(".xml", StringComparison.Ordinal)
        || name.EndsWith(".xhtml", StringComparison.Ordinal) || name.EndsWith(".svg", StringComparison.Ordinal);

    /// <summary>Makes the template environment. Override it to use another.</summary>
    protected virtual JinjaEnvironment CreateJinjaEnvironment() => new FlaskJinjaEnvironment(this, JinjaOptions);

    private JinjaEnvironment MakeJinjaEnvironment()
    {
        JinjaEnvironment environment = CreateJinjaEnvironment();
        foreach (Action<JinjaEnvironment> set in _templateSetup)
            set(environment);
        return environment;
    }

    private void SetUpTemplates(Action<JinjaEnvironment> set)
    {
        CheckSetup(nameof(TemplateFilter));
        if (_jinja is { IsValueCreated: true } made)
            set(made.Value);
        else
            _templateSetup.Add(set);
    }
}
