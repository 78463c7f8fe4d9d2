using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients.Emission;

/// <summary>Chooses the interfaces and method bodies of a protocol.</summary>
internal static class Marshalling
{
    public static string RuntimeNamespace(Protocol protocol)
        => protocol == Protocol.Query ? "Deploy.Aws.Runtime.Query" : "Deploy.Aws.Runtime.Json";

    public static IEnumerable<string> Usings(Protocol protocol)
        => [RuntimeNamespace(protocol), protocol == Protocol.Query ? "System.Xml.Linq" : "System.Text.Json"];

    public static string InputInterface(Protocol protocol, bool isRequest) => protocol switch
    {
        Protocol.Query => "IQueryInput",
        Protocol.RestJson when isRequest => "IRestInput",
        _ => "IJsonInput",
    };

    public static string OutputInterface(Protocol protocol) => protocol == Protocol.Query ? "IXmlOutput" : "IJsonOutput";

    public static void WriteInput(SourceWriter code, EmissionContext context, Shape shape, bool isRequest)
    {
        if (context.Model.Protocol == Protocol.Query)
        {
            code.Open("void IQueryInput.Write(QueryParameters query)");
            foreach (var member in shape.Members)
                code.Line(QueryEmitter.Write(context, shape, member));
            code.Close();
            return;
        }

        if (context.Model.Protocol == Protocol.RestJson && isRequest)
        {
            code.Open("void IRestInput.WriteUri(RestUri uri)");
            foreach (var member in shape.Members.Where(m => m.Location is not null))
                code.Line(RestEmitter.Write(context, shape, member));
            code.Close();
            code.Line();
        }

        code.Open("void IJsonInput.Write(Utf8JsonWriter json)");
        foreach (var member in shape.Members.Where(m => m.Location is null))
            code.Line(JsonEmitter.Write(context, shape, member));
        code.Close();
    }

    public static void WriteOutput(SourceWriter code, EmissionContext context, Shape shape, string name)
    {
        var xml = context.Model.Protocol == Protocol.Query;
        code.Line($"static {name} {OutputInterface(context.Model.Protocol)}<{name}>.Read({(xml ? "XElement xml" : "JsonElement json")}) => new {name}");
        code.Open("");
        foreach (var member in shape.Members)
        {
            var value = xml ? QueryEmitter.Read(context, shape, member) : JsonEmitter.Read(context, shape, member);
            code.Line($"{context.Types.Property(shape, member)} = {value},");
        }

        code.Close(";");
    }

    /// <summary>The value to send: a random token where the caller gave none, so that retries of the SDK are safe.</summary>
    public static string Value(EmissionContext context, Shape shape, Member member)
    {
        var property = context.Types.Property(shape, member);
        return member.IsIdempotencyToken ? $"{property} ?? Guid.NewGuid().ToString()" : property;
    }
}
