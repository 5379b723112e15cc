using System.Collections.Concurrent;
using Jinja.Net.Runtime;

namespace Jinja.Net.Tests.Compilation;

/// <summary>
/// A world for templates in two shapes: one where everything is there at once, and one where every variable, attribute, item, result of
/// a function, filter or test and every template comes as a task that finishes on another thread.
/// </summary>
/// <param name="isLate">Which of the two it is.</param>
internal sealed class LateWorld(bool isLate)
{
    private static readonly Dictionary<string, string> Templates = new()
    {
        ["base"] = "<{% block head %}base {{ name }}{% endblock %}|{% block body scoped %}-{% endblock %}>{{ note('base') }}",
        ["middle"] = "{% extends 'base' %}{% block head %}mid {{ super() }}{% endblock %}",
        ["child"] = "{% extends parent %}{% import 'macros' as m with context %}{% block body %}{% import 'macros' as m with context %}{{ super() }}{{ m.twice(name) }}{{ self.head() }}{% endblock %}",
        ["macros"] = "{% set top = name %}{% macro twice(x, end=thing.value) %}{{ x }}{{ x }}{{ end }}{% endmacro %}{% macro wrap() %}[{{ caller(name, n=2) }}]{% endmacro %}",
        ["row"] = "{{ item }}/{{ thing.name }}{{ note('row') }};",
        ["part"] = "{% for i in numbers %}{{ i }}{% endfor %}",
    };

    private readonly ConcurrentQueue<string> _notes = new();

    /// <summary>What the template did, in order.</summary>
    public IReadOnlyList<string> Notes => [.. _notes];

    public JinjaEnvironment Environment(Func<JinjaOptions, JinjaOptions>? change = null)
    {
        JinjaOptions options = new() { Loader = new Loader(isLate), Extensions = [Extension.Do, Extension.LoopControls] };
        JinjaEnvironment environment = new(change?.Invoke(options) ?? options);
        environment.Filters["shout"] = Function((object? text) => Text(text).ToUpperInvariant() + "!");
        environment.Filters["plus"] = isLate
            ? static async Task<long> (long a, long b) => { await Task.Yield(); return a + b; }
            : static (long a, long b) => a + b;
        environment.Tests["big"] = isLate
            ? static async ValueTask<bool> (long number) => { await Task.Yield(); return number > 1; }
            : static (long number) => number > 1;
        environment.Globals["note"] = Function((object? what) =>
        {
            _notes.Enqueue(Text(what));
            return "";
        });
        environment.Globals["echo"] = Function(static (object? value) => value);
        return environment;
    }

    /// <summary>The variables of a render.</summary>
    public Dictionary<string, object?> Variables() => new()
    {
        ["name"] = Late("ann<"),
        ["empty"] = Late(""),
        ["nothing"] = Late(null),
        ["yes"] = Late(true),
        ["one"] = Late(1),
        ["two"] = Late(2L),
        ["parent"] = Late("middle"),
        ["numbers"] = Items(1, 2, 3),
        ["thing"] = Thing("thing", 9),
        ["things"] = Items(Plain("b", 2), Plain("a", 1), Plain("c", 2)),
        ["names"] = Late((List<object?>)["x", "y"]),
        ["pairs"] = Items((List<object?>)[Late("k"), Late(1)], (List<object?>)[Late("l"), Late(2)]),
        ["map"] = new Dictionary<string, object?> { ["a"] = Late(1), ["b"] = Late(2) },
        ["tree"] = Items(Node("r", Node("s"), Node("t", Node("u")))),
        ["word"] = Function(static (object? text) => $"<{text}>"),
    };

    private object? Thing(string name, int value) => Late(Plain(name, value));

    private LateObject Plain(string name, int value) => new(new() { ["name"] = name, ["value"] = value, ["inner"] = new LateObject(new() { ["list"] = new List<object?> { 5, 6 } }, isLate) }, isLate);

    private LateObject Node(string name, params LateObject[] children) => new(new() { ["name"] = name, ["children"] = isLate ? Stream(children) : children }, isLate);

    private object? Late(object? value) => isLate ? Later(value) : value;

    // A sequence whose items come one by one.
    private object Items(params object?[] items) => isLate ? Stream(items) : items;

    private Delegate Function(Func<object?, object?> work) => isLate ? async (object? value) => { await Task.Yield(); return work(value); } : work;

    private static async IAsyncEnumerable<object?> Stream(object?[] items)
    {
        foreach (object? item in items)
        {
            await Task.Yield();
            yield return Later(item);
        }
    }

    private static async Task<object?> Later(object? value)
    {
        await Task.Yield();
        return value;
    }

    private static string Text(object? value) => value?.ToString() ?? "";

    private sealed class LateObject(Dictionary<string, object?> members, bool isLate) : ITemplateObject
    {
        public bool TryGetMember(string name, out object? value)
        {
            bool found = members.TryGetValue(name, out object? member);
            value = found && isLate && member is not IAsyncEnumerable<object?> ? Later(member) : member;
            return found;
        }
    }

    private sealed class Loader(bool isLate) : TemplateLoader
    {
        public override TemplateSource Load(string name) =>
            Templates.TryGetValue(name, out string? text) ? new TemplateSource(text) : throw new TemplateNotFoundException(name);

        public override async ValueTask<TemplateSource> LoadAsync(string name, CancellationToken cancellation = default)
        {
            if (isLate)
                await Task.Yield();
            return Load(name);
        }
    }
}
