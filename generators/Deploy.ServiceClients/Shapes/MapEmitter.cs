using Deploy.ServiceClients.Emission;
using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Shapes;

/// <summary>The mapping between a shape of the plan and the client's class, member by member, both ways.</summary>
internal sealed class MapEmitter(ShapeSet set, ServiceInput client, TypeNames types)
{
    private const string Values = "ShapeValues";

    /// <summary>The shapes that the client knows.</summary>
    public IEnumerable<Shape> Shapes => set.Records.Where(shape => client.Reachability.Inputs.Contains(shape.Name));

    public string Emit(Shape shape)
    {
        var (record, model) = ($"global::{set.Namespace}.{set.NameOf(shape)}", $"global::{client.Selection.Namespace}.Model.{types.Class(shape.Name)}");
        var code = new SourceWriter($"Deploy.Engine.Translation.Generated.{set.Selection.Folder}", isNullable: true, "Deploy.Engine.Translation", "Deploy.Plan.Values");
        code.Line($"/// <summary>Between the plan's <see cref=\"{record}\"/> and the client's <see cref=\"{model}\"/>.</summary>");
        code.Open($"internal static class {set.NameOf(shape)}Map");
        code.Line("/// <summary>As it is sent. References must be resolved.</summary>");
        Function(code, $"public static {model} ToModel({record} shape)", shape, member => $"{types.Property(shape, member)} = {ToModel(shape, member)}");
        code.Line();
        code.Line("/// <summary>As the plan would say it.</summary>");
        Function(code, $"public static {record} FromModel({model} model)", shape, member => $"{Identifiers.Pascal(member.Name)} = {FromModel(shape, member)}");
        Description(code, record, shape);
        code.Close();
        return code.ToString();
    }

    /// <summary>What is described with a structure of its own is read from that, as far as both have the same members.</summary>
    private void Description(SourceWriter code, string record, Shape shape)
    {
        if (set.Selection.Descriptions?.GetValueOrDefault(shape.Name) is not { } description) return;
        var described = set.Model.Shapes[description.Shape];
        var shown = (from member in set.MembersOf(shape)
                     let counterpart = described.Members.FirstOrDefault(candidate => candidate.Name == description.NameOf(member.Name))
                     where counterpart is not null && IsAlike(member, counterpart)
                     select (Member: member, Counterpart: counterpart)).ToList();
        code.Line();
        code.Line("/// <summary>As the plan would say what AWS describes; what the description does not have is not said.</summary>");
        code.Open($"public static {record} FromDescription(global::{client.Selection.Namespace}.Model.{types.Class(described.Name)} model) => new()");
        foreach (var (member, counterpart) in shown)
            code.Line($"{Identifiers.Pascal(member.Name)} = {FromModel(set.ValueOf(shape, member), $"model.{types.Property(described, counterpart)}")},");
        code.Close(";");
    }

    /// <summary>Texts and numbers have shapes of their own in requests and descriptions; a structure has one mapping.</summary>
    private bool IsAlike(Member member, Member counterpart)
    {
        var (one, other) = (set.Model.Shapes[member.Shape], set.Model.Shapes[counterpart.Shape]);
        return one.Name == other.Name || (one.Kind == other.Kind && one.Kind is not (ShapeKind.Structure or ShapeKind.List or ShapeKind.Map));
    }

    private void Function(SourceWriter code, string signature, Shape shape, Func<Member, string> assignment)
    {
        code.Open($"{signature} => new()");
        foreach (var member in set.MembersOf(shape))
            code.Line($"{assignment(member)},");
        code.Close(";");
    }

    private string ToModel(Shape shape, Member member) => ToModel(set.ValueOf(shape, member), $"shape.{Identifiers.Pascal(member.Name)}", member);

    private string FromModel(Shape shape, Member member) => FromModel(set.ValueOf(shape, member), $"model.{types.Property(shape, member)}");

    private string ToModel(ShapeValue value, string from, Member member) => value switch
    {
        ShapeValue.Enum known => $"{Values}.ToConstant({from}, {ClientEnum(known)}.FindValue)",
        ShapeValue.List list => NeedsNothing(list.Item) ? $"{Values}.ToList({from})" : $"{Values}.ToList({from}, {ItemToModel(list.Item, member)})",
        ShapeValue.Record record => $"{Values}.Map({from}, {set.NameOf(record.Shape)}Map.ToModel)",
        ShapeValue.Reference => $"{Values}.ToText({from}, \"{member.Name}\")",
        ShapeValue.Time => $"{Values}.ToTime({from})",
        ShapeValue.Document => $"{Values}.ToDocument({from})",
        ShapeValue.Map => $"{Values}.ToDictionary({from})",
        _ => from,
    };

    private string FromModel(ShapeValue value, string from) => value switch
    {
        ShapeValue.Enum known => $"{Values}.FromConstant<{RecordEnum(known)}>({from})",
        ShapeValue.List list => NeedsNothing(list.Item) ? $"{Values}.FromList({from})" : $"{Values}.FromList({from}, {ItemFromModel(list.Item)})",
        ShapeValue.Record record => $"{Values}.Map({from}, {set.NameOf(record.Shape)}Map.FromModel)",
        ShapeValue.Reference => $"{Values}.FromText({from})",
        ShapeValue.Time => $"{Values}.FromTime({from})",
        ShapeValue.Document => $"{Values}.FromDocument({from})",
        ShapeValue.Map => $"{Values}.FromDictionary({from})",
        _ => from,
    };

    /// <summary>In lists the official clients have the text of an enum.</summary>
    private string ItemToModel(ShapeValue item, Member member) => item switch
    {
        ShapeValue.Enum => "item => item.Text",
        ShapeValue.Reference => $"item => {Values}.ToText(item, \"{member.Name}\")!",
        ShapeValue.Record record => $"{set.NameOf(record.Shape)}Map.ToModel",
        ShapeValue.Map => $"item => {Values}.ToDictionary(item)!",
        ShapeValue.List list when NeedsNothing(list.Item) => $"item => {Values}.ToList(item)!",
        _ => throw new GenerationException($"{set.Selection.Model}: a list of {item} has no mapping."),
    };

    private string ItemFromModel(ShapeValue item) => item switch
    {
        ShapeValue.Enum known => $"item => new OpenEnum<{RecordEnum(known)}>(item)",
        ShapeValue.Reference => "item => Reference.Of(item)",
        ShapeValue.Record record => $"{set.NameOf(record.Shape)}Map.FromModel",
        ShapeValue.Map => "item => new EquatableMap(item)",
        ShapeValue.List list when NeedsNothing(list.Item) => $"item => {Values}.FromList(item)!",
        _ => throw new GenerationException($"{set.Selection.Model}: a list of {item} has no mapping."),
    };

    private static bool NeedsNothing(ShapeValue item) => item is ShapeValue.Plain;

    private string ClientEnum(ShapeValue.Enum known) => $"global::{client.Selection.Namespace}.{Identifiers.Pascal(known.Shape.Name)}";

    private string RecordEnum(ShapeValue.Enum known) => $"global::{set.Namespace}.{set.NameOf(known.Shape)}";
}
