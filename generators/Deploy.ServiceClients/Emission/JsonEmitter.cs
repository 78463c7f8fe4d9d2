using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Emission;

/// <summary>Lines that write and read one member in a JSON body.</summary>
internal static class JsonEmitter
{
    public static string Write(EmissionContext context, Shape owner, Member member)
    {
        var shape = context.Shape(member.Shape);
        var value = Marshalling.Value(context, owner, member);
        var method = shape.Kind switch
        {
            ShapeKind.List => "List",
            ShapeKind.Map => "Map",
            ShapeKind.Structure when shape.IsDocument => "DocumentMember",
            _ => "Member",
        };
        if (method == "DocumentMember")
            return $"json.DocumentMember(\"{member.WireName}\", {value});";
        var write = context.Types.IsEpochMilliseconds(owner, member) ? "JsonInput.EpochMilliseconds"
            : shape.Kind is ShapeKind.List or ShapeKind.Map ? ItemWriter(context, shape)
            : shape.Enum.Count > 0 ? "JsonInput.Constant"
            : shape.Kind == ShapeKind.Timestamp ? TimestampWriter(shape, member)
            : Writer(context, shape);
        return $"json.{method}(\"{member.WireName}\", {value}, {write});";
    }

    public static string Read(EmissionContext context, Shape owner, Member member, string source = "json")
    {
        var shape = context.Shape(member.Shape);
        if (context.Types.IsEpochMilliseconds(owner, member))
            return $"{source}.Value(\"{member.WireName}\", JsonOutput.EpochMilliseconds)";
        return shape.Kind switch
        {
            ShapeKind.List => $"{source}.List(\"{member.WireName}\", {ItemReader(context, shape)})",
            ShapeKind.Map => $"{source}.Map(\"{member.WireName}\", {ItemReader(context, shape)})",
            ShapeKind.Structure when shape.IsDocument => $"{source}.DocumentMember(\"{member.WireName}\")",
            _ => $"{source}.{(TypeNames.IsValue(shape) ? "Value" : "Member")}(\"{member.WireName}\", {Reader(context, shape)})",
        };
    }

    private static string ItemWriter(EmissionContext context, Shape collection)
        => Writer(context, context.Shape(collection.Kind == ShapeKind.List ? collection.Item : collection.Value));

    private static string ItemReader(EmissionContext context, Shape collection)
        => Reader(context, context.Shape(collection.Kind == ShapeKind.List ? collection.Item : collection.Value));

    private static string Writer(EmissionContext context, Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure when shape.IsDocument => "JsonDocuments.Write",
        ShapeKind.List => $"static (json, item) => JsonInput.List(json, item, {ItemWriter(context, shape)})",
        ShapeKind.Map => $"static (json, item) => JsonInput.Map(json, item, {ItemWriter(context, shape)})",
        ShapeKind.Integer => "JsonInput.Int",
        ShapeKind.Boolean => "JsonInput.Bool",
        ShapeKind.Timestamp => TimestampWriter(shape, null),
        _ => $"JsonInput.{shape.Kind}",
    };

    private static string Reader(EmissionContext context, Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure when shape.IsDocument => "JsonDocuments.Read",
        ShapeKind.Structure => $"JsonOutput.Structure<{context.Types.Class(shape.Name)}>",
        ShapeKind.List => $"static item => JsonOutput.List(item, {ItemReader(context, shape)})",
        ShapeKind.Map => $"static item => JsonOutput.Map(item, {ItemReader(context, shape)})",
        ShapeKind.Integer => "JsonOutput.Int",
        ShapeKind.Boolean => "JsonOutput.Bool",
        _ => $"JsonOutput.{shape.Kind}",
    };

    private static string TimestampWriter(Shape shape, Member? member) => (member?.TimestampFormat ?? shape.TimestampFormat) switch
    {
        null or "unixTimestamp" => "JsonInput.EpochSeconds",
        "iso8601" => "JsonInput.Iso8601",
        var other => throw new GenerationException($"shape {shape.Name}: the timestamp format {other} is not supported in JSON bodies."),
    };
}
