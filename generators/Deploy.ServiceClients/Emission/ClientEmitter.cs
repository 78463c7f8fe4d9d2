namespace Deploy.ServiceClients.Emission;

/// <summary>The client class.</summary>
internal static class ClientEmitter
{
    public static string Emit(EmissionContext context)
    {
        var code = new SourceWriter(
            context.Namespace, context.ModelNamespace, "Amazon.Runtime", "Deploy.Aws.Runtime", "System.Threading");
        var client = context.Name + "Client";
        var config = context.Name + "Config";
        code.Line($"/// <summary>Client of {context.Model.ServiceId}. Safe to use from several threads.</summary>");
        code.Open($"public partial class {client} : ServiceClient, I{context.Name}");
        code.Line("/// <summary>Region and credentials from the environment, profile or machine.</summary>");
        Constructor("", $"null, new {config}()");
        Constructor("RegionEndpoint region", $"null, new {config} {{ RegionEndpoint = region }}");
        Constructor($"{config} config", "null, config");
        Constructor("AWSCredentials credentials", $"credentials, new {config}()");
        Constructor("AWSCredentials credentials, RegionEndpoint region", $"credentials, new {config} {{ RegionEndpoint = region }}");
        Constructor($"AWSCredentials credentials, {config} clientConfig", "credentials, clientConfig");
        foreach (var (parameters, credentials) in new[]
        {
            ("string awsAccessKeyId, string awsSecretAccessKey", "new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey)"),
            ("string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken", "new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken)"),
        })
        {
            Constructor(parameters, $"{credentials}, new {config}()");
            Constructor($"{parameters}, RegionEndpoint region", $"{credentials}, new {config} {{ RegionEndpoint = region }}");
            Constructor($"{parameters}, {config} clientConfig", $"{credentials}, clientConfig");
        }

        foreach (var operation in context.Operations)
        {
            code.Line("/// <inheritdoc/>");
            code.Line($"public virtual global::System.Threading.Tasks.Task<{operation.Name}Response> {operation.Name}Async({operation.Name}Request request, CancellationToken cancellationToken = default)");
            code.Line($"    => InvokeAsync<{operation.Name}Response>(request, {context.Name}Operations.{operation.Name}, cancellationToken);");
            code.Line();
        }

        code.Close();
        return code.ToString();

        void Constructor(string parameters, string arguments)
        {
            code.Line($"public {client}({parameters})");
            code.Line($"    : base({arguments})");
            code.Line("{");
            code.Line("}");
            code.Line();
        }
    }
}
