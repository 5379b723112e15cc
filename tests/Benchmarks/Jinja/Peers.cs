using Fluid;
using HandlebarsDotNet;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Benchmarks.Jinja;

/// <summary>Fluid as its manual sets it up: members are registered, names are the template's.</summary>
internal static class FluidPeer
{
    public static readonly FluidParser Parser = new(new FluidParserOptions { AllowFunctions = true });

    public static readonly TemplateOptions Options = MakeOptions();

    public static IFluidTemplate Parse(string source) =>
        Parser.TryParse(source, out IFluidTemplate? template, out string? error) ? template : throw new InvalidOperationException(error);

    public static string Render(IFluidTemplate template, object model) => template.Render(new TemplateContext(model, Options));

    public static string RenderEscaped(IFluidTemplate template, object model) => template.Render(new TemplateContext(model, Options), System.Text.Encodings.Web.HtmlEncoder.Default);

    private static TemplateOptions MakeOptions()
    {
        TemplateOptions options = new()
        {
            FileProvider = new Files(new Dictionary<string, string> { ["base.liquid"] = Sources.BaseLiquid, ["header.liquid"] = Sources.Header }),
            MaxSteps = 0,
        };
        options.MemberAccessStrategy.MemberNameStrategy = MemberNameStrategies.CamelCase;
        options.MemberAccessStrategy.Register<Product>();
        options.MemberAccessStrategy.Register<Row>();
        options.MemberAccessStrategy.Register<Shop>();
        options.MemberAccessStrategy.Register<Table>();
        options.MemberAccessStrategy.Register<Page>();
        options.MemberAccessStrategy.Register<Greeting>();
        return options;
    }

    private sealed class Files(Dictionary<string, string> texts) : IFileProvider
    {
        public IFileInfo GetFileInfo(string subpath) => texts.TryGetValue(subpath, out string? text) ? new TextFile(subpath, text) : new NotFoundFileInfo(subpath);

        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }

    private sealed class TextFile(string name, string text) : IFileInfo
    {
        private readonly byte[] _bytes = System.Text.Encoding.UTF8.GetBytes(text);

        public bool Exists => true;

        public long Length => _bytes.Length;

        public string? PhysicalPath => null;

        public string Name => name;

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(_bytes);
    }
}

/// <summary>Handlebars.Net with the members under the template's names.</summary>
internal static class HandlebarsPeer
{
    public static IHandlebars Make(bool escapes)
    {
        IHandlebars handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            ExpressionNameResolver = new HandlebarsDotNet.Compiler.Resolvers.UpperCamelCaseExpressionNameResolver(),
            NoEscape = !escapes,
        });
        handlebars.RegisterHelper("truncate", static (writer, _, arguments) =>
        {
            string text = (string?)arguments[0] ?? "";
            int length = Convert.ToInt32(arguments[1], System.Globalization.CultureInfo.InvariantCulture);
            writer.WriteSafeString(text.Length > length ? string.Concat(text.AsSpan(0, length - 3), "...") : text);
        });
        return handlebars;
    }

    public static HandlebarsTemplate<object, object> Compile(string source, bool escapes = false) => Make(escapes).Compile(source);

    public static HandlebarsTemplate<object, object> CompilePage()
    {
        IHandlebars handlebars = Make(escapes: true);
        handlebars.RegisterTemplate("header", Sources.HeaderHandlebars);
        handlebars.RegisterTemplate("cell", Sources.CellHandlebars);
        handlebars.RegisterTemplate("content", Sources.ContentHandlebars);
        return handlebars.Compile(Sources.BaseHandlebars);
    }
}
