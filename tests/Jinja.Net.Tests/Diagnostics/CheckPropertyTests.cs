using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Jinja.Net.Tests.Diagnostics;

/// <summary>Random templates that are right for a model: a check finds nothing in them, and in each of them it finds a misspelt member.</summary>
[TestClass]
public sealed class CheckPropertyTests
{
    private const int Count = 3_000;

    private static readonly JinjaEnvironment Env = new(new JinjaOptions { Undefined = UndefinedKind.Strict, Loader = new FunctionLoader(static name => name == "part" ? "{{ shop.name }}" : null) });

    [TestMethod]
    public void Templates_that_are_right_have_no_findings_and_render()
    {
        for (int seed = 0; seed < Count; seed++)
        {
            string source = new Writer(seed).Write();
            Template template = Env.FromString(source);

            IReadOnlyList<TemplateDiagnostic> findings = Env.Check(template, typeof(Shop.Page));

            Assert.IsEmpty(findings, $"{source}\n{string.Join('\n', findings)}");
            template.Render(Shop.Example);
        }
    }

    [TestMethod]
    public void A_misspelt_member_is_found()
    {
        for (int seed = 0; seed < Count; seed++)
        {
            Writer writer = new(seed) { Misspells = true };
            string source = writer.Write();
            if (writer.Misspelt is null)
                continue;

            IReadOnlyList<TemplateDiagnostic> findings = Env.Check(Env.FromString(source), typeof(Shop.Page));

            Assert.Contains(writer.Misspelt, string.Join('\n', findings), source);
        }
    }

    /// <summary>Writes a template by walking through the types of the model.</summary>
    private sealed class Writer(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly StringBuilder _text = new();
        private int _names;

        public bool Misspells { get; init; }

        public string? Misspelt { get; private set; }

        public string Write()
        {
            Dictionary<string, Type> known = typeof(Shop.Page).GetProperties().ToDictionary(static property => Snake(property.Name), static property => property.PropertyType);
            for (int i = _random.Next(1, 4); i > 0; i--)
                Statement(known, 0);
            return _text.ToString();
        }

        private void Statement(Dictionary<string, Type> known, int depth)
        {
            (string text, Type type) = Expression(known);
            string fresh = $"v{_names++}";
            Type? item = ItemOf(type);
            switch (depth > 3 ? 0 : _random.Next(9))
            {
                case 1 when item is not null:
                    Inside($"{{% for {fresh} in {text}{(_random.Next(2) == 0 ? "" : "|list")} %}}{{{{ loop.index }}}}", "{% endfor %}", new(known) { [fresh] = item }, depth);
                    break;
                case 2:
                    _text.Append(CultureInfo.InvariantCulture, $"{{% set {fresh} = {text} %}}");
                    known[fresh] = type;
                    Statement(known, depth + 1);
                    break;
                case 3:
                    Inside($"{{% with {fresh} = {text} %}}", "{% endwith %}", new(known) { [fresh] = type }, depth);
                    break;
                case 4:
                    Inside($"{{% macro m{fresh}({fresh}) %}}", $"{{% endmacro %}}{{{{ m{fresh}({text}) }}}}", new(known) { [fresh] = type }, depth);
                    break;
                case 5:
                    Inside($"{{% if {text} %}}", "{% else %}{{ 1 }}{% endif %}", new(known), depth);
                    break;
                case 6:
                    Inside($"{{{{ {text} }}}}{{% block {fresh} %}}", "{% endblock %}", typeof(Shop.Page).GetProperties().ToDictionary(static property => Snake(property.Name), static property => property.PropertyType), depth + 4);
                    break;
                case 7 when item is not null && item.IsClass && item != typeof(string):
                    string member = Snake(Pick(item.GetProperties()).Name);
                    _text.Append(CultureInfo.InvariantCulture, $"{{{{ {text}|map(attribute='{member}')|list|length }}}}{{{{ {text}|sort(attribute='name')|map(attribute='name')|join }}}}");
                    break;
                case 8:
                    _text.Append("{% include 'part' %}{{ ").Append(text).Append(" }}");
                    break;
                default:
                    _text.Append(CultureInfo.InvariantCulture, $"{{{{ {text} }}}}");
                    break;
            }
        }

        private void Inside(string begin, string end, Dictionary<string, Type> known, int depth)
        {
            _text.Append(begin);
            Statement(known, depth + 1);
            _text.Append(end);
        }

        private (string Text, Type Type) Expression(Dictionary<string, Type> known)
        {
            (string text, Type type) = Pick([.. known.Select(static pair => (pair.Key, pair.Value))]);
            for (int i = _random.Next(4); i > 0; i--)
            {
                if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
                    (text, type) = ($"{text}{Pick([".first", "['first']", ".values()|first"])}", type.GetGenericArguments()[1]);
                else if (ItemOf(type) is { } item)
                    (text, type) = ($"{(text.Contains('|') ? $"({text})" : text)}{Pick(["[0]", "|first", "|last", "|reverse|list|first"])}", item);
                else if (type.IsClass && type != typeof(string))
                {
                    PropertyInfo property = Pick(type.GetProperties());
                    string name = _random.Next(3) switch { 0 => property.Name, 1 => JsonNamingPolicy.CamelCase.ConvertName(property.Name), _ => Snake(property.Name) };
                    if (Misspells && Misspelt is null && _random.Next(2) == 0)
                        (name, Misspelt) = ("zz" + name, $"{type.Name} has no 'zz{name}'");
                    (text, type) = ($"{(text.Contains('|') ? $"({text})" : text)}.{name}", property.PropertyType);
                    if (name.StartsWith("zz", StringComparison.Ordinal))
                        break;
                }
                else
                    break;
            }

            return (text, type);
        }

        private static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0] : null;

        private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

        private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
    }

    private static class Shop
    {
        public static Page Example { get; } = Make();

        private static Page Make()
        {
            Maker maker = new("Ann & Co", "CH", [1, 2]);
            Tea tea = new("Green", maker, 4.5m, ["mild", "fresh"], new() { ["first"] = maker }, DateOnly.MinValue, null);
            return new Page("Teas", tea, [tea, tea with { Name = "Black" }], new() { ["first"] = tea }, [maker], maker);
        }

        public sealed record Maker(string Name, string CountryCode, int[] Years);

        public sealed record Tea(string Name, Maker MadeBy, decimal Price, List<string> TasteWords, Dictionary<string, Maker> Sellers, DateOnly PickedOn, int? Rating);

        public sealed record Page(string PageTitle, Tea TeaOfTheDay, List<Tea> Teas, Dictionary<string, Tea> Best, Maker[] Makers, Maker Shop);
    }
}
