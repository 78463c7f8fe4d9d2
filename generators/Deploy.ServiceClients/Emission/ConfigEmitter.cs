namespace Deploy.ServiceClients.Emission;

/// <summary>The client's configuration class, which carries the service's description.</summary>
internal static class ConfigEmitter
{
    public static string Emit(EmissionContext context)
    {
        var model = context.Model;
        var code = new SourceWriter(context.Namespace, "Deploy.Aws.Runtime");
        code.Line($"/// <summary>Configuration of the {model.ServiceId} client.</summary>");
        code.Open($"public partial class {context.Name}Config : ServiceClientConfig");
        code.Open("internal static readonly ServiceDescription Description = new ServiceDescription");
        code.Line($"ServiceId = \"{model.ServiceId}\",");
        code.Line($"ApiVersion = \"{model.ApiVersion}\",");
        code.Line($"EndpointPrefix = \"{model.EndpointPrefix}\",");
        code.Line($"SigningName = \"{model.SigningName}\",");
        if (model.TargetPrefix.Length > 0)
            code.Line($"TargetPrefix = \"{model.TargetPrefix}\",");
        if (model.IsGlobal)
            code.Line("IsGlobal = true,");
        code.Close(";");
        code.Line();
        code.Line($"public {context.Name}Config()");
        code.Line("    : base(Description)");
        code.Line("{");
        code.Line("}");
        code.Close();
        return code.ToString();
    }
}
