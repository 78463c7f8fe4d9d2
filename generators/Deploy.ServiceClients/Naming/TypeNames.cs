using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients.Naming;

/// <summary>The C# class of each structure and the C# type of each member.</summary>
public sealed class TypeNames
{
    private readonly ServiceInput _input;
    private readonly Dictionary<string, string> _classes = [];

    /// <summary>Names the classes; two shapes with one name are a fault.</summary>
    public TypeNames(ServiceInput input)
    {
        _input = input;
        foreach (var operation in input.Selection.Operations.Select(o => input.Model.Operations[o]))
        {
            Name(operation.Input, operation.Name + "Request");
            Name(operation.Output, operation.Name + "Response");
        }

        foreach (var name in input.Reachability.All)
        {
            var shape = input.Model.Shapes[name];
            if (shape.Kind == ShapeKind.Structure && !_classes.ContainsKey(name))
                _classes[name] = ClassOf(shape);
        }

        var twice = _classes.GroupBy(c => c.Value).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new GenerationException($"{input.Selection.Model}: the shapes {string.Join(" and ", twice.Select(c => c.Key))} both become the class {twice.Key}.");
    }

    /// <summary>The class of a structure.</summary>
    public string Class(string shape) => _classes[shape];

    /// <summary>The property of a member.</summary>
    public string Property(Shape owner, Member member)
    {
        var name = Identifiers.Pascal(member.Name);
        return name != Class(owner.Name) ? name
            : throw new GenerationException($"{owner.Name}.{member.Name}: a C# property cannot have its class's name. Look the official SDK's name up.");
    }

    /// <summary>True where the official SDK gives this number of milliseconds as a DateTime.</summary>
    public bool IsEpochMilliseconds(Shape owner, Member member)
        => _input.Selection.EpochMilliseconds?.Contains($"{owner.Name}.{member.Name}") == true;

    /// <summary>The type of a property: as in the SDK's version 4, values are nullable.</summary>
    public string PropertyType(Shape owner, Member member)
    {
        if (IsEpochMilliseconds(owner, member))
            return "DateTime?";
        var shape = _input.Model.Shapes[member.Shape];
        if (shape.Enum.Count > 0)
            return Identifiers.Pascal(shape.Name);
        return IsValue(shape) ? ElementType(shape) + "?" : ElementType(shape);
    }

    /// <summary>The type of a list's item or map's value; the official SDK gives enums there as strings.</summary>
    public string ElementType(Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure when shape.IsDocument => "global::Amazon.Runtime.Documents.Document",
        ShapeKind.Structure => Class(shape.Name),
        ShapeKind.List => $"List<{ElementType(_input.Model.Shapes[shape.Item])}>",
        ShapeKind.Map => $"Dictionary<string, {ElementType(_input.Model.Shapes[shape.Value])}>",
        ShapeKind.String => "string",
        ShapeKind.Integer => "int",
        ShapeKind.Long => "long",
        ShapeKind.Double => "double",
        ShapeKind.Boolean => "bool",
        ShapeKind.Timestamp => "DateTime",
        ShapeKind.Blob => "MemoryStream",
        _ => throw new GenerationException($"shape {shape.Name}: kind {shape.Kind} has no C# type."),
    };

    /// <summary>True for C# value types.</summary>
    public static bool IsValue(Shape shape)
        => shape.Kind is ShapeKind.Integer or ShapeKind.Long or ShapeKind.Double or ShapeKind.Boolean or ShapeKind.Timestamp;

    private static string ClassOf(Shape shape)
    {
        var name = Identifiers.Pascal(shape.Name);
        return shape.IsException && !name.EndsWith("Exception", StringComparison.Ordinal) ? name + "Exception" : name;
    }

    private void Name(string? shape, string name)
    {
        if (shape is not null && !_classes.TryAdd(shape, name))
            throw new GenerationException($"{_input.Selection.Model}: the shape {shape} belongs to two operations ({_classes[shape]} and {name}).");
    }
}
