using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients.Emission;

/// <summary>Classes of requests, responses and structures, each with its marshalling.</summary>
internal static class ShapeEmitter
{
    public static string EmitRequestBase(EmissionContext context)
    {
        var code = new SourceWriter(context.ModelNamespace, "Amazon.Runtime");
        code.Line($"/// <summary>Base of the requests to {context.Model.ServiceId}.</summary>");
        code.Line($"public partial class {context.Name}Request : AmazonWebServiceRequest");
        code.Line("{");
        code.Line("}");
        return code.ToString();
    }

    public static string EmitRequest(EmissionContext context, Operation operation)
        => Emit(context, operation.Name + "Request", operation.Name, InputOf(context, operation), context.Name + "Request", isInput: true, isOutput: false, isRequest: true);

    public static string EmitResponse(EmissionContext context, Operation operation)
        => Emit(context, operation.Name + "Response", operation.Name, OutputOf(context, operation), "AmazonWebServiceResponse", isInput: false, isOutput: true, isRequest: false);

    public static string EmitStructure(EmissionContext context, Shape shape)
        => Emit(
            context, context.Types.Class(shape.Name), shape.Name, shape, null,
            context.Input.Reachability.Inputs.Contains(shape.Name), context.Input.Reachability.Outputs.Contains(shape.Name), isRequest: false);

    private static Shape InputOf(EmissionContext context, Operation operation)
        => operation.Input is null ? new Shape(operation.Name + "Request", ShapeKind.Structure) : context.Shape(operation.Input);

    private static Shape OutputOf(EmissionContext context, Operation operation)
        => operation.Output is null ? new Shape(operation.Name + "Response", ShapeKind.Structure) : context.Shape(operation.Output);

    private static string Emit(
        EmissionContext context, string name, string documented, Shape shape, string? baseName, bool isInput, bool isOutput, bool isRequest)
    {
        var protocol = context.Model.Protocol;
        var code = new SourceWriter(context.ModelNamespace, [.. Marshalling.Usings(protocol), "Amazon.Runtime", "Amazon.Runtime.Internal"]);
        List<string> bases = [];
        if (baseName is not null)
            bases.Add(baseName);
        if (isInput)
            bases.Add(Marshalling.InputInterface(protocol, isRequest));
        if (isOutput)
            bases.Add($"{Marshalling.OutputInterface(protocol)}<{name}>");
        code.Line(context.Documentation(documented));
        code.Open($"public partial class {name} : {string.Join(", ", bases)}");
        foreach (var member in shape.Members)
            Property(code, context, shape, member);
        if (isInput)
            Marshalling.WriteInput(code, context, shape, isRequest);
        if (isInput && isOutput)
            code.Line();
        if (isOutput)
            Marshalling.WriteOutput(code, context, shape, name);
        code.Close();
        return code.ToString();
    }

    private static void Property(SourceWriter code, EmissionContext context, Shape shape, Member member)
    {
        if (member.IsDeprecated)
            code.Line("[Obsolete]");
        if (Constraints(context.Shape(member.Shape), member) is { Length: > 0 } constraints)
            code.Line($"[AWSProperty({constraints})]");
        code.Line($"public {context.Types.PropertyType(shape, member)} {context.Types.Property(shape, member)} {{ get; set; }}");
        code.Line();
    }

    private static string Constraints(Shape shape, Member member)
    {
        List<string> constraints = [];
        if (member.IsRequired)
            constraints.Add("Required = true");
        if (shape.IsSensitive)
            constraints.Add("Sensitive = true");
        if (shape.Min is { } min)
            constraints.Add($"Min = {min}");
        if (shape.Max is { } max)
            constraints.Add($"Max = {max}");
        return string.Join(", ", constraints);
    }
}
