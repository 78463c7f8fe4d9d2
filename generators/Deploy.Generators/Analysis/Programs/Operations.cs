using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Reads values that are known when the program is compiled.</summary>
internal static class Operations
{
    /// <summary>An operation without the conversions that the compiler put around it.</summary>
    public static IOperation? Written(IOperation? operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation;
    }

    /// <summary>A constant text; null: it is none.</summary>
    public static string? Text(IOperation? operation) => Constant(operation) as string;

    /// <summary>A constant number; null: it is none.</summary>
    public static int? Number(IOperation? operation) => Constant(operation) as int?;

    /// <summary>The elements of a list that is written out; null: it is not.</summary>
    public static IReadOnlyList<IOperation>? Elements(IOperation? operation) => Written(operation) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => [],
        ICollectionExpressionOperation collection when collection.Elements.All(element => element is not ISpreadOperation) => collection.Elements,
        _ => null,
    };

    /// <summary>The seconds of a time that is written out; null: it is not.</summary>
    public static double? Seconds(IOperation? operation) => Written(operation) switch
    {
        IInvocationOperation { TargetMethod: { Name: "FromSeconds", ContainingType.Name: nameof(TimeSpan) } } call => Amount(call, 1),
        IInvocationOperation { TargetMethod: { Name: "FromMinutes", ContainingType.Name: nameof(TimeSpan) } } call => Amount(call, 60),
        IInvocationOperation { TargetMethod: { Name: "FromMilliseconds", ContainingType.Name: nameof(TimeSpan) } } call => Amount(call, 0.001),
        IObjectCreationOperation { Type.Name: nameof(TimeSpan), Arguments: [var hours, var minutes, var seconds] }
            when Number(hours.Value) is { } h && Number(minutes.Value) is { } m && Number(seconds.Value) is { } s => new TimeSpan(h, m, s).TotalSeconds,
        IFieldReferenceOperation { Field: { Name: nameof(TimeSpan.Zero), ContainingType.Name: nameof(TimeSpan) } } => 0,
        _ => null,
    };

    // Newer overloads have optional smaller units: what is passed beside the first makes it another amount.
    private static double? Amount(IInvocationOperation call, double unit)
    {
        var passed = call.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue).ToArray();
        return passed is [var only] && Constant(only.Value) is IConvertible number and not string
            ? Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture) * unit
            : null;
    }

    /// <summary>What a variable holds that is set where it is declared, and never again; null: it is another one.</summary>
    public static IOperation? ValueOf(ILocalReferenceOperation local)
    {
        if (local.SemanticModel is not { } model || local.Local.DeclaringSyntaxReferences is not [var reference]) return null;
        return reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator && !IsAssignedAgain(declarator)
            ? model.GetOperation(value)
            : null;
    }

    private static bool IsAssignedAgain(VariableDeclaratorSyntax declarator) =>
        declarator.SyntaxTree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Select(assignment => assignment.Left)
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == declarator.Identifier.ValueText);

    private static object? Constant(IOperation? operation) =>
        operation is { ConstantValue: { HasValue: true, Value: { } value } } ? value
        : Written(operation) is { ConstantValue: { HasValue: true, Value: { } written } } ? written
        : null;
}
