namespace Deploy.ServiceClients.Emission;

/// <summary>The interface that code under test is given instead of the client.</summary>
internal static class InterfaceEmitter
{
    public static string Emit(EmissionContext context)
    {
        var code = new SourceWriter(context.Namespace, context.ModelNamespace, "Amazon.Runtime", "System.Threading");
        code.Line($"/// <summary>Operations of {context.Model.ServiceId}.</summary>");
        code.Open($"public partial interface I{context.Name} : IAmazonService, IDisposable");
        foreach (var operation in context.Operations)
        {
            code.Line(context.Documentation(operation.Name));
            foreach (var error in operation.Errors.Order(StringComparer.Ordinal))
                code.Line($"/// <exception cref=\"{context.Types.Class(error)}\"/>");
            code.Line($"global::System.Threading.Tasks.Task<{operation.Name}Response> {operation.Name}Async({operation.Name}Request request, CancellationToken cancellationToken = default);");
            code.Line();
        }

        code.Line($"static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {context.Name}Config();");
        code.Line();
        code.Line("static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)");
        code.Line($"    => new {context.Name}Client(awsCredentials, ({context.Name}Config)clientConfig);");
        code.Close();
        return code.ToString();
    }
}
