using System.Runtime.CompilerServices;
using Parlot;
using Parlot.Fluent;

namespace Jinja.Net.Parsing.Combinators;

/// <summary>
/// A parser that is only asked once it is clear that its construct stands here. What it does not find is an error of the
/// template, so it throws and never says "no match".
/// </summary>
/// <typeparam name="T">What it reads.</typeparam>
internal abstract class Committed<T> : Parser<T>
{
    public sealed override bool Parse(ParseContext context, ref ParseResult<T> result)
    {
        int start = context.Scanner.Cursor.Offset;
        T value = Read(Unsafe.As<TemplateParseContext>(context));
        result.Set(start, context.Scanner.Cursor.Offset, value);
        return true;
    }

    /// <summary>Reads the construct at the next token.</summary>
    public abstract T Read(TemplateParseContext context);
}

/// <summary>Calls a parser of any making from code.</summary>
internal static class ParserCalls
{
    /// <summary>Reads what a parser reads; a parser that does not match makes the next token unexpected.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read<T>(this Parser<T> parser, TemplateParseContext context)
    {
        ParseResult<T> result = default;
        return parser.Parse(context, ref result) ? result.Value : throw SyntaxErrors.Unexpected(context);
    }
}
