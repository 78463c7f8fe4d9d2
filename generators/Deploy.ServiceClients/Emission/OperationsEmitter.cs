using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients.Emission;

/// <summary>The table of operations: how each is put on the wire.</summary>
internal static class OperationsEmitter
{
    public static string Emit(EmissionContext context)
    {
        var code = new SourceWriter(
            context.Namespace, context.ModelNamespace, "Amazon.Runtime.Internal", "Deploy.Aws.Runtime", Marshalling.RuntimeNamespace(context.Model.Protocol));
        code.Open($"internal static class {context.Name}Operations");
        code.Line($"private static readonly ServiceDescription Service = {context.Name}Config.Description;");
        code.Line($"private static readonly ErrorCatalog Errors = {context.Name}Errors.Catalog;");
        foreach (var operation in context.Operations)
        {
            var types = $"<{operation.Name}Request, {operation.Name}Response>";
            var construction = context.Model.Protocol switch
            {
                Protocol.AwsJson => $"new AwsJsonOperation{types}(Service, Errors, \"{operation.Name}\")",
                Protocol.RestJson => $"new RestJsonOperation{types}(Service, Errors, \"{operation.Method}\", \"{Path(operation)}\", hasBody: {(HasBody(context, operation) ? "true" : "false")})",
                _ => $"new QueryOperation{types}(Service, Errors, \"{operation.Name}\", {(operation.ResultWrapper is null ? "null" : $"\"{operation.ResultWrapper}\"")})",
            };
            code.Line($"internal static readonly InvokeOptions {operation.Name} = {construction};");
        }

        code.Close();
        return code.ToString();
    }

    private static bool HasBody(EmissionContext context, Operation operation)
        => operation.Input is not null && context.Shape(operation.Input).Members.Any(m => m.Location is null);

    private static string Path(Operation operation)
        => !operation.Path.Contains('+') && !operation.Path.Contains('?') ? operation.Path
            : throw new GenerationException($"operation {operation.Name}: the path {operation.Path} has a greedy label or a fixed query, which this generator does not support.");
}
