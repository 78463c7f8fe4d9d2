using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Reads how long the host may take to shut down, where the code says so.</summary>
internal static class ShutdownReader
{
    /// <summary>The seconds; null: the code does not say so, says it twice, or takes it from somewhere else.</summary>
    public static double? Read(ProgramSource source, RunCertainty certainty)
    {
        var assigned = source.Assignments
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "ShutdownTimeout" } target && Framework.Is(target.Property.ContainingType, Framework.HostOptions))
            .Select(assignment => (assignment.Syntax, assignment.Value));
        var called = source.Calls
            .Where(call => call.Name == "UseShutdownTimeout" && Framework.Is(call.ReceiverType, Framework.WebHostBuilder))
            .Select(call => (Syntax: (Microsoft.CodeAnalysis.SyntaxNode)call.Syntax, Value: call.Argument("timeout")!));
        return assigned.Concat(called).ToArray() is [var only] && source.IsWhole && certainty.Of(only.Syntax) == Reached.Always ? Operations.Seconds(only.Value) : null;
    }
}
