using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Syntax;

/// <summary>Statements.</summary>
public sealed partial class NodePrinter
{
    private sealed partial class Writer
    {
        public void Write(Statement statement)
        {
            Guard();
            switch (statement)
            {
                case OutputStatement output:
                    foreach (Expression item in output.Items)
                        Output(item);
                    break;
                case IfStatement condition:
                    If(condition);
                    break;
                case ForStatement loop:
                    For(loop);
                    break;
                case SetStatement set:
                    Open("set").Target(set.Target).Add(" = ").Write(set.Value, Level.Any);
                    Close();
                    break;
                case SetBlockStatement set:
                    Open("set").Target(set.Target).Filters(set.Filter, " | ");
                    Close(set.Body, "endset");
                    break;
                case MacroStatement macro:
                    Open("macro").Add(macro.Name).Parameters(macro.Signature);
                    Close(macro.Body, "endmacro");
                    break;
                case CallBlockStatement call:
                    CallBlock(call);
                    break;
                case FilterBlockStatement filter:
                    Open("filter").Filters(filter.Filter, "");
                    Close(filter.Body, "endfilter");
                    break;
                case WithStatement with:
                    With(with);
                    break;
                case AutoEscapeStatement escape:
                    Open("autoescape").Write(escape.Value, Level.Any);
                    Close(escape.Body, "endautoescape");
                    break;
                case BlockStatement block:
                    Open("block").Add(block.Name).Add(block.IsScoped ? " scoped" : "").Add(block.IsRequired ? " required" : "");
                    Close(block.Body, "endblock");
                    break;
                case ScopeStatement scope:
                    Body(scope.Body);
                    break;
                case GroupStatement group:
                    Body(group.Body);
                    break;
                default:
                    Simple(statement);
                    break;
            }
        }

        // Tags without a body.
        private void Simple(Statement statement)
        {
            switch (statement)
            {
                case ExtendsStatement extends:
                    Open("extends").Write(extends.Template, Level.Any);
                    break;
                case IncludeStatement include:
                    Open("include").Write(include.Template, Level.Any);
                    Add(include.IgnoreMissing ? " ignore missing" : "").Add(include.WithContext ? "" : " without context");
                    break;
                case ImportStatement import:
                    Open("import").Write(import.Template, Level.Any);
                    Add(" as ").Add(import.Target).Add(import.WithContext ? " with context" : "");
                    break;
                case FromImportStatement import:
                    Open("from").Write(import.Template, Level.Any);
                    Add(" import ").Join(import.Names, name => Add(name.Name).Add(name.Alias == name.Name ? "" : " as " + name.Alias));
                    Add(import.WithContext ? " with context" : import.Names.Count == 0 ? "without context" : "");
                    break;
                case ExpressionStatement expression:
                    Open("do").Write(expression.Value, Level.Any);
                    break;
                default:
                    Open(statement.Kind);
                    break;
            }

            Close();
        }

        private Writer Open(string tag) => Add(style.BlockStart).Add(style.IsTrimmed ? "+ " : " ").Add(tag).Add(" ");

        private void Close() => Add(text[^1] == ' ' ? "" : " ").Add(style.IsTrimmed ? "+" : "").Add(style.BlockEnd);

        // The rest of a tag, its body, and its end.
        private void Close(IReadOnlyList<Statement> body, string end)
        {
            Close();
            Body(body);
            Open(end).Close();
        }

        private void If(IfStatement condition)
        {
            for (int i = 0; i < condition.Branches.Count; i++)
            {
                Open(i == 0 ? "if" : "elif").Write(condition.Branches[i].Test, condition.Branches[i].Test is TestExpression ? Level.Any : Level.Or);
                Close();
                Body(condition.Branches[i].Body);
            }

            Else(condition.Else);
            Open("endif").Close();
        }

        private void For(ForStatement loop)
        {
            Open("for").Target(loop.Target).Add(" in ").Write(loop.Iterable, Level.Or);
            if (loop.Test is not null)
                Add(" if ").Write(loop.Test, Level.Operand);
            Add(loop.IsRecursive ? " recursive" : "").Close();
            Body(loop.Body);
            Else(loop.Else);
            Open("endfor").Close();
        }

        private void Else(IReadOnlyList<Statement> body)
        {
            if (body.Count == 0)
                return;
            Open("else").Close();
            Body(body);
        }

        private void CallBlock(CallBlockStatement call)
        {
            Open("call");
            if (call.Signature.Names.Count > 0)
            {
                text.Length--;
                Parameters(call.Signature).Add(" ");
            }

            Write(call.Call, Level.Any);
            Close(call.Body, "endcall");
        }

        private void With(WithStatement with)
        {
            Open("with");
            for (int i = 0; i < with.Targets.Count; i++)
                Add(i == 0 ? "" : ", ").Target(with.Targets[i], isAlone: false).Add(" = ").Write(with.Values[i], Level.Conditional);
            Close(with.Body, "endwith");
        }

        private Writer Parameters(Signature signature)
        {
            int required = signature.Names.Count - signature.Defaults.Count;
            Add("(");
            for (int i = 0; i < signature.Names.Count; i++)
            {
                Add(i == 0 ? "" : ", ").Add(signature.Names[i].Name);
                if (i >= required)
                    Add("=").Write(signature.Defaults[i - required], Level.Conditional);
            }

            return Add(")");
        }

        // Several targets stand without brackets where they are alone: only there may attributes of namespaces be among them.
        private Writer Target(Expression target, bool isAlone = true)
        {
            if (target is TupleExpression { Items.Count: > 1 } tuple && isAlone)
                Join(tuple.Items, item => Target(item, isAlone: false));
            else
                Write(target, Level.Conditional);
            return this;
        }

        // Filters of a block, the innermost first, which has no target.
        private void Filters(FilterExpression? filter, string before)
        {
            Stack<FilterExpression> filters = new();
            for (; filter is not null; filter = filter.Target as FilterExpression)
                filters.Push(filter);
            for (string separator = before; filters.TryPop(out FilterExpression? next); separator = "|")
                Add(separator).Add(next.Name).Arguments(next.Arguments, isShort: true);
        }

        private void Output(Expression item)
        {
            if (item is TemplateData { Data: { } data })
            {
                Data(data);
                return;
            }

            Add(style.VariableStart).Add(" ").Write(item, Level.Any);
            Add(" ").Add(style.VariableEnd);
        }

        // Text that looks like the beginning of something else is told to be text.
        private void Data(string data)
        {
            bool isRaw = LooksLike(data, style.BlockStart) || LooksLike(data, style.VariableStart);
            foreach (string mark in style.OtherMarks)
                isRaw |= LooksLike(data, mark);
            if (!isRaw)
            {
                Add(data);
                return;
            }

            Open("raw").Add(style.BlockEnd).Add(data).Open("endraw").Close();
        }

        private static bool LooksLike(string data, string mark)
        {
            if (data.Contains(mark, StringComparison.Ordinal))
                return true;
            for (int length = 1; length < mark.Length; length++)
                if (data.AsSpan().EndsWith(mark.AsSpan(0, length), StringComparison.Ordinal))
                    return true;
            return false;
        }
    }
}
