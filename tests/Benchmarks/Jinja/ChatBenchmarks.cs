using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using Jinja.Net;

namespace Benchmarks.Jinja;

/// <summary>
/// A conversation with tools made into a prompt, in the environment that transformers uses. The template is Llama 3.1's where
/// a checkout of the shared material lies beside the project, else one of ours in its style; the name of the row says which.
/// </summary>
[MemoryDiagnoser]
public class ChatBenchmarks
{
    private readonly JinjaEnvironment _environment = MakeEnvironment();
    private readonly Dictionary<string, object?> _conversation = MakeConversation();
    private string _source = "";
    private Template? _template;

    /// <summary>Which template.</summary>
    [ParamsSource(nameof(Templates))]
    public string Chat { get; set; } = "own";

    /// <summary>The templates that are there.</summary>
    public static IEnumerable<string> Templates => Shared is null ? ["own"] : ["own", "llama-3.1"];

    private static string? Shared { get; } = Find();

    /// <summary>Reads the template.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _source = Chat == "own" || Shared is null ? Own : File.ReadAllText(Shared);
        _template = _environment.FromString(_source);
    }

    /// <summary>From text to a template that is ready to render.</summary>
    /// <returns>The template.</returns>
    [Benchmark]
    public object Parse() => _environment.FromString(_source);

    /// <summary>The prompt.</summary>
    /// <returns>The prompt.</returns>
    [Benchmark(Baseline = true)]
    public string Render() => _template!.Render(_conversation);

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "realworld", "chat", "llama-3.1.jinja");
            if (File.Exists(path))
                return path;
        }

        return null;
    }

    private static ImmutableSandboxedEnvironment MakeEnvironment()
    {
        ImmutableSandboxedEnvironment environment = new(new JinjaOptions
        {
            Syntax = new() { TrimBlocks = true, LstripBlocks = true },
            Extensions = [Extension.LoopControls],
        });
        environment.Globals["raise_exception"] = static object (string message) => throw new InvalidOperationException(message);
        environment.Globals["strftime_now"] = static (string _) => "02 Jan 2026";
        return environment;
    }

    private static Dictionary<string, object?> MakeConversation() => new()
    {
        ["bos_token"] = "<s>",
        ["eos_token"] = "</s>",
        ["add_generation_prompt"] = true,
        ["messages"] = JsonNode.Parse("""
            [{"role": "system", "content": "You help with the weather."}, {"role": "user", "content": "How warm is it in Lisbon and in Oslo?"},
             {"role": "assistant", "tool_calls": [{"type": "function", "function": {"name": "temperature", "arguments": {"city": "Lisbon", "unit": "celsius"}}}]},
             {"role": "tool", "name": "temperature", "content": "21"}, {"role": "assistant", "content": "It is 21 degrees in Lisbon."}, {"role": "user", "content": "And Oslo?"}]
            """),
        ["tools"] = JsonNode.Parse("""
            [{"type": "function", "function": {"name": "temperature", "description": "Tells the temperature of a city.",
              "parameters": {"type": "object", "properties": {"city": {"type": "string", "description": "The city."}, "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]}}, "required": ["city", "unit"]}}}]
            """),
    };

    private const string Own = """
        {{- bos_token }}
        {%- set ns = namespace(first=true) %}
        {%- if messages[0]['role'] == 'system' %}
            {%- set system = messages[0]['content'] | trim %}
            {%- set messages = messages[1:] %}
        {%- else %}
            {%- set system = '' %}
        {%- endif %}
        {{- '<|system|>\n' ~ system ~ '\n' }}
        {%- if tools is defined and tools is not none %}
            {{- 'You may call these functions:\n' }}
            {%- for tool in tools %}
                {{- tool | tojson(indent=4) }}
                {{- '\n\n' }}
            {%- endfor %}
        {%- endif %}
        {%- for message in messages %}
            {%- if message.role == 'tool' %}
                {{- '<|result|>\n' + message['content'] | trim + '<|end|>\n' }}
            {%- elif message.tool_calls is defined %}
                {%- for call in message.tool_calls %}
                    {{- '<|call|>\n{"name": "' ~ call.function.name ~ '", "parameters": ' ~ (call.function.arguments | tojson) ~ '}<|end|>\n' }}
                {%- endfor %}
            {%- elif message.role in ['user', 'assistant'] %}
                {{- '<|' + message['role'] + '|>\n' + message['content'] | trim + '<|end|>\n' }}
            {%- else %}
                {{- raise_exception('unknown role ' ~ message.role) }}
            {%- endif %}
            {%- set ns.first = false %}
        {%- endfor %}
        {%- if add_generation_prompt %}
            {{- '<|assistant|>\n' }}
        {%- endif %}
        """;
}
