using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Shapes;

/// <summary>The shapes of one service that a plan holds, with their C# names.</summary>
internal sealed class ShapeSet
{
    private readonly SortedSet<string> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _operations = [];

    public ShapeSet(ShapeSelection selection, ServiceModel model)
    {
        (Selection, Model) = (selection, model);
        foreach (var member in selection.References.Concat(selection.Sensitive.Keys).Concat(selection.LeftOut.Keys))
            Check(member);
        foreach (var name in selection.Operations)
        {
            if (!model.Operations.TryGetValue(name, out var operation) || operation.Input is null)
                throw new GenerationException($"{selection.Model} has no operation {name} with an input.");
            _operations.Add(operation.Input, name);
            Walk(operation.Input);
        }
    }

    public ShapeSelection Selection { get; }

    public ServiceModel Model { get; }

    /// <summary>The namespace of the records.</summary>
    public string Namespace => $"Deploy.Plan.Shapes.{Selection.Folder}";

    public IEnumerable<Shape> Records => _shapes.Select(name => Model.Shapes[name]).Where(shape => shape.Kind == ShapeKind.Structure && !shape.IsDocument);

    public IEnumerable<Shape> Enums => _shapes.Select(name => Model.Shapes[name]).Where(shape => shape.Enum.Count > 0);

    /// <summary>An operation's input is called as the operation, everything else as the model has it.</summary>
    public string NameOf(Shape shape) => _operations.TryGetValue(shape.Name, out var operation) ? operation : Identifiers.Pascal(shape.Name);

    /// <summary>The members that a plan can say.</summary>
    public IEnumerable<Member> MembersOf(Shape shape) => shape.Members.Where(member => !Selection.LeftOut.ContainsKey($"{shape.Name}.{member.Name}"));

    /// <summary>What kind of value a member holds.</summary>
    public ShapeValue ValueOf(Shape owner, Member member) =>
        ValueOf(Model.Shapes[member.Shape], Selection.References.Contains($"{owner.Name}.{member.Name}"));

    /// <summary>The names for which a sensitive member is shown; null: it is not sensitive.</summary>
    public IReadOnlyList<string>? Sensitivity(Shape owner, Member member) =>
        Selection.Sensitive.TryGetValue($"{owner.Name}.{member.Name}", out var shown) ? shown
        : Model.Shapes[member.Shape] is { IsSensitive: true, Kind: ShapeKind.String } ? []
        : null;

    private ShapeValue ValueOf(Shape shape, bool isReference) => shape.Kind switch
    {
        ShapeKind.List => new ShapeValue.List(ValueOf(Model.Shapes[shape.Item], isReference)),
        ShapeKind.Map when Model.Shapes[shape.Value] is { Kind: ShapeKind.String, Enum.Count: 0 } => new ShapeValue.Map(),
        ShapeKind.Structure when shape.IsDocument => new ShapeValue.Document(),
        ShapeKind.Structure => new ShapeValue.Record(shape),
        ShapeKind.String when isReference => new ShapeValue.Reference(),
        ShapeKind.String when shape.Enum.Count > 0 => new ShapeValue.Enum(shape),
        ShapeKind.String => new ShapeValue.Plain("string"),
        ShapeKind.Timestamp => new ShapeValue.Time(),
        ShapeKind.Integer => new ShapeValue.Plain("int"),
        ShapeKind.Long => new ShapeValue.Plain("long"),
        ShapeKind.Double => new ShapeValue.Plain("double"),
        ShapeKind.Boolean => new ShapeValue.Plain("bool"),
        _ => throw new GenerationException($"{Selection.Model}: the shape {shape.Name} has a type that no plan can hold."),
    };

    private void Walk(string name)
    {
        if (name.Length == 0 || !_shapes.Add(name))
            return;
        var shape = Model.Shapes[name];
        Walk(shape.Item);
        Walk(shape.Value);
        foreach (var member in MembersOf(shape))
            Walk(member.Shape);
    }

    private void Check(string path)
    {
        if (path.Split('.') is not [var shape, var member] || !Model.Shapes.TryGetValue(shape, out var found) || found.Members.All(candidate => candidate.Name != member))
            throw new GenerationException($"{Selection.Model} has no member {path}.");
    }
}
