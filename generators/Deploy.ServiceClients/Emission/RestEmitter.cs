using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients.Emission;

/// <summary>Lines that put one member into the path or the query string of a REST request.</summary>
internal static class RestEmitter
{
    public static string Write(EmissionContext context, Shape owner, Member member)
    {
        var value = Marshalling.Value(context, owner, member);
        var shape = context.Shape(member.Shape);
        if (member.Location == "uri")
        {
            return shape.Kind == ShapeKind.String && shape.Enum.Count == 0
                ? $"uri.Label(\"{member.WireName}\", {value});"
                : throw new GenerationException($"{owner.Name}.{member.Name}: only text is supported in a path.");
        }

        var isTextList = shape.Kind == ShapeKind.List && context.Shape(shape.Item).Kind == ShapeKind.String;
        return shape.Kind is ShapeKind.String or ShapeKind.Integer || isTextList
            ? $"uri.Query(\"{member.WireName}\", {value});"
            : throw new GenerationException($"{owner.Name}.{member.Name}: {shape.Kind} is not supported in a query string.");
    }
}
