using System.Collections.Frozen;
using Jinja.Net.Syntax;
using Parlot.Fluent;

namespace Jinja.Net.Parsing.Grammar;

/// <summary>The tags that every environment has.</summary>
internal static class CoreTags
{
    /// <summary>Name to parser.</summary>
    public static readonly FrozenDictionary<string, Parser<Statement>> All = new Dictionary<string, Parser<Statement>>
    {
        ["for"] = ControlFlowGrammar.For,
        ["if"] = ControlFlowGrammar.If,
        ["print"] = ControlFlowGrammar.Print,
        ["set"] = AssignmentGrammar.Set,
        ["with"] = AssignmentGrammar.With,
        ["autoescape"] = AssignmentGrammar.AutoEscape,
        ["block"] = InheritanceGrammar.Block,
        ["extends"] = InheritanceGrammar.Extends,
        ["include"] = ImportGrammar.Include,
        ["import"] = ImportGrammar.Import,
        ["from"] = ImportGrammar.From,
        ["macro"] = MacroGrammar.Macro,
        ["call"] = MacroGrammar.Call,
        ["filter"] = MacroGrammar.Filter,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
