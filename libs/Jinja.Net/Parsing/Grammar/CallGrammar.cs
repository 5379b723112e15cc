using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Parsing.Grammar;

/// <summary>The arguments of calls and the parameters of macros.</summary>
internal static class CallGrammar
{
    /// <summary>Arguments in parentheses. The order is Python's: positional, named, one star, two stars.</summary>
    public static ArgumentList Arguments(TemplateParseContext context)
    {
        SourcePosition position = context.Position;
        context.Expect('(');
        if (context.Skip(')'))
            return ArgumentList.Empty;
        ArgumentReader reader = new(context.Scratch, position);
        for (bool first = true; context.Kind != ')'; first = false)
        {
            if (!first)
            {
                context.Expect(',');
                if (context.Kind == ')')
                    break;
            }

            reader.Read(context);
        }

        context.Advance();
        return reader.List();
    }

    /// <summary>Parameters in parentheses, the last ones with defaults.</summary>
    public static Signature Signature(TemplateParseContext context)
    {
        context.Expect('(');
        List<NameExpression> names = [];
        List<Expression> defaults = [];
        while (context.Kind != ')')
        {
            if (names.Count > 0)
                context.Expect(',');
            NameExpression name = TargetGrammar.Name(context);
            if (context.Skip('='))
                defaults.Add(ExpressionGrammar.Expression.Read(context));
            else if (defaults.Count > 0)
                throw SyntaxErrors.DefaultsLast(context);
            names.Add(name);
        }

        context.Advance();
        return new Signature(names.ToArray(), defaults.ToArray());
    }

    private ref struct ArgumentReader(ParseScratch scratch, SourcePosition start)
    {
        private readonly int _firstPositional = scratch.Expressions.Count;
        private readonly int _firstNamed = scratch.Named.Count;
        private Expression? _spread;
        private Expression? _spreadNamed;

        private readonly bool HasNamed => scratch.Named.Count > _firstNamed;

        public void Read(TemplateParseContext context)
        {
            if (context.Kind == '*')
            {
                Ensure(context, _spread is null && _spreadNamed is null);
                context.Advance();
                _spread = ExpressionGrammar.Expression.Read(context);
            }
            else if (context.Kind == TokenKind.Pow)
            {
                Ensure(context, _spreadNamed is null);
                context.Advance();
                _spreadNamed = ExpressionGrammar.Expression.Read(context);
            }
            else if (context.Kind == TokenKind.Name && context.KindAfter(1) == '=')
            {
                ReadNamed(context);
            }
            else
            {
                Ensure(context, _spread is null && _spreadNamed is null && !HasNamed);
                scratch.Expressions.Push(ExpressionGrammar.Expression.Read(context));
            }
        }

        public readonly ArgumentList List() => new(scratch.Expressions.TakeFrom(_firstPositional), scratch.Named.TakeFrom(_firstNamed), _spread, _spreadNamed);

        private readonly void ReadNamed(TemplateParseContext context)
        {
            Ensure(context, _spreadNamed is null);
            string name = context.ExpectName();
            context.Advance();
            Expression value = ExpressionGrammar.Expression.Read(context);
            scratch.Named.Push(new NamedArgument(name, value, value.Position));
        }

        private readonly void Ensure(TemplateParseContext context, bool isInOrder)
        {
            if (!isInOrder)
                throw SyntaxErrors.InvalidCall(context, start);
        }
    }
}
