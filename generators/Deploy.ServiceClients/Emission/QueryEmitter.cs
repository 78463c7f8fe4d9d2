using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Emission;

/// <summary>Lines that write one member as form parameters and read it from XML.</summary>
internal static class QueryEmitter
{
    public static string Write(EmissionContext context, Shape owner, Member member)
    {
        var value = Marshalling.Value(context, owner, member);
        var shape = context.Shape(member.Shape);
        return shape.Kind switch
        {
            ShapeKind.String => $"query.{(shape.Enum.Count > 0 ? "Constant" : "String")}(\"{member.WireName}\", {value});",
            ShapeKind.Integer => $"query.Int(\"{member.WireName}\", {value});",
            ShapeKind.Long => $"query.Long(\"{member.WireName}\", {value});",
            ShapeKind.Boolean => $"query.Bool(\"{member.WireName}\", {value});",
            ShapeKind.Timestamp when (member.TimestampFormat ?? shape.TimestampFormat) is null or "iso8601"
                => $"query.Timestamp(\"{member.WireName}\", {value});",
            ShapeKind.Structure => $"query.Structure(\"{member.WireName}\", {value});",
            ShapeKind.List when context.Shape(shape.Item).Kind is ShapeKind.String or ShapeKind.Structure
                => $"query.List(\"{member.WireName}\", \"{shape.ItemName}\", {value});",
            _ => throw new GenerationException($"{owner.Name}.{member.Name}: {shape.Kind} is not supported in form parameters."),
        };
    }

    public static string Read(EmissionContext context, Shape owner, Member member)
    {
        var shape = context.Shape(member.Shape);
        return shape.Kind switch
        {
            ShapeKind.List => $"xml.List(\"{member.WireName}\", \"{shape.ItemName}\", {Reader(context, owner, context.Shape(shape.Item))})",
            ShapeKind.Map => $"xml.Map(\"{member.WireName}\", {Reader(context, owner, context.Shape(shape.Value))})",
            _ => $"xml.{(TypeNames.IsValue(shape) ? "Value" : "Member")}(\"{member.WireName}\", {Reader(context, owner, shape)})",
        };
    }

    private static string Reader(EmissionContext context, Shape owner, Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure => $"XmlOutput.Structure<{context.Types.Class(shape.Name)}>",
        ShapeKind.String => "XmlOutput.String",
        ShapeKind.Integer => "XmlOutput.Int",
        ShapeKind.Long => "XmlOutput.Long",
        ShapeKind.Boolean => "XmlOutput.Bool",
        ShapeKind.Timestamp => "XmlOutput.Timestamp",
        _ => throw new GenerationException($"{owner.Name}: {shape.Kind} is not read from XML by this generator."),
    };
}
