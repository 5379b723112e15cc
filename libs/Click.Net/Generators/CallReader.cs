using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Click.Net.Generators;

/// <summary>Reads a call that makes a command of a function.</summary>
internal static class CallReader
{
    private const string GroupType = "Click.Net.Group", CommandType = "Click.Net.Command";

    /// <summary>The call; null where it is another one, or its function is not written there.</summary>
    public static CallModel? Read(GeneratorSyntaxContext context, CancellationToken cancel)
    {
        InvocationExpressionSyntax node = (InvocationExpressionSyntax)context.Node;
        if (context.SemanticModel.GetOperation(node, cancel) is not IInvocationOperation call || !IsRegistration(call.TargetMethod))
            return null;
        IArgumentOperation argument = call.Arguments.First(static one => one.Parameter?.Type.SpecialType == SpecialType.System_Delegate);
        if (FunctionOf(argument.Value) is not { } function || context.SemanticModel.GetInterceptableLocation(node, cancel) is not { } location)
            return null;
        List<Finding> findings = [];
        FunctionModel? model = null;
        if (function.MethodKind == MethodKind.AnonymousFunction && call.TargetMethod.Name != "Command" && IsNameless(call))
            findings.Add(Finding.At(Rules.Nameless, argument.Syntax, ""));
        else if (FunctionReader.WhyNot(function) is { } reason)
            findings.Add(Finding.At(Rules.Reflection, argument.Syntax, reason));
        else
            model = FunctionReader.Read(function, argument.Syntax, findings);
        string kind = call.TargetMethod.Name;
        return new CallModel(kind, location.GetInterceptsLocationAttributeSyntax(), model, new EqualArray<Finding>(findings));
    }

    private static bool IsRegistration(IMethodSymbol method) =>
        method.Parameters.Any(static parameter => parameter.Type.SpecialType == SpecialType.System_Delegate)
        && (method.Name, method.ContainingType.ToDisplayString()) is ("Add", GroupType) or ("Command", GroupType) or ("From", CommandType);

    private static bool IsNameless(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "name") is not { IsImplicit: false };

    private static IMethodSymbol? FunctionOf(IOperation value) => value switch
    {
        IConversionOperation conversion => FunctionOf(conversion.Operand),
        IDelegateCreationOperation creation => FunctionOf(creation.Target),
        IMethodReferenceOperation method => method.Method,
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        _ => null,
    };
}
