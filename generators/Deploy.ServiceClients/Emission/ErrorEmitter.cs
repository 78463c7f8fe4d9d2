using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Emission;

/// <summary>Exception classes and the table from error code to exception.</summary>
internal static class ErrorEmitter
{
    public static string EmitCatalog(EmissionContext context)
    {
        var code = new SourceWriter(context.Namespace, context.ModelNamespace, "Deploy.Aws.Runtime", "Deploy.Aws.Runtime.Json");
        code.Open($"internal static class {context.Name}Errors");
        code.Line("internal static readonly ErrorCatalog Catalog = new ErrorCatalog(");
        code.Line($"    static e => new {context.Name}Exception({Arguments}),");
        code.Line("    new Dictionary<string, ExceptionFactory>");
        code.Line("    {");
        foreach (var shape in context.Input.Reachability.Errors.Select(context.Shape))
            code.Line($"        [\"{shape.ErrorCode}\"] = static e => new {context.Types.Class(shape.Name)}({Arguments}){Initializer(context, shape)},");
        code.Line("    });");
        code.Close();
        return code.ToString();
    }

    public static string EmitBase(EmissionContext context) => Emit(context, context.Namespace, context.Name + "Exception", "AmazonServiceException", null);

    public static string EmitException(EmissionContext context, Shape shape)
        => Emit(context, context.ModelNamespace, context.Types.Class(shape.Name), context.Name + "Exception", shape);

    private const string Arguments = "e.Message, e.Inner, e.Type, e.Code, e.RequestId, e.Status";

    private static string Emit(EmissionContext context, string inNamespace, string name, string baseName, Shape? shape)
    {
        var code = new SourceWriter(inNamespace, "System.Net", "Amazon.Runtime");
        code.Line(shape is null ? $"/// <summary>An error of {context.Model.ServiceId}.</summary>" : context.Documentation(shape.Name));
        code.Open($"public partial class {name} : {baseName}");
        foreach (var (parameters, arguments) in new[]
        {
            ("", null),
            ("string message", "message"),
            ("string message, Exception innerException", "message, innerException"),
            ("Exception innerException", "innerException?.Message, innerException"),
            ("string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode", "message, errorType, errorCode, requestId, statusCode"),
            ("string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode", "message, innerException, errorType, errorCode, requestId, statusCode"),
        })
        {
            code.Line($"public {name}({parameters})");
            if (arguments is not null)
                code.Line($"    : base({arguments})");
            code.Line("{");
            code.Line("}");
            code.Line();
        }

        foreach (var member in Details(shape))
        {
            code.Line($"public {context.Types.PropertyType(shape!, member)} {Identifiers.Pascal(member.Name)} {{ get; set; }}");
            code.Line();
        }

        code.Close();
        return code.ToString();
    }

    private static IEnumerable<Member> Details(Shape? shape)
        => shape is null ? [] : shape.Members.Where(m => !m.Name.Equals("message", StringComparison.OrdinalIgnoreCase));

    private static string Initializer(EmissionContext context, Shape shape)
    {
        var members = Details(shape).ToList();
        if (members.Count == 0)
            return "";
        if (context.Model.Protocol == Protocol.Query)
            throw new GenerationException($"error {shape.Name}: members of errors are not read from XML by this generator.");
        var assignments = members.Select(m => $"{Identifiers.Pascal(m.Name)} = {JsonEmitter.Read(context, shape, m, "e.Json")}");
        return $" {{ {string.Join(", ", assignments)} }}";
    }
}
