using Deploy.ServiceClients.Emission;
using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Shapes;

/// <summary>A structure as a record whose members are all optional: null is what is not said.</summary>
internal static class RecordEmitter
{
    public static string Emit(ShapeSet set, Shape shape)
    {
        var name = set.NameOf(shape);
        var code = new SourceWriter(set.Namespace, isNullable: true, "System.Runtime.Serialization", "Deploy.Plan.Values");
        code.Line($"/// <summary>AWS's <see href=\"https://docs.aws.amazon.com/goto/WebAPI/{set.Model.Uid}/{name}\">{name}</see>.</summary>");
        code.Open($"public sealed partial record {name}");
        var isFirst = true;
        foreach (var member in set.MembersOf(shape))
        {
            if (!isFirst) code.Line();
            isFirst = false;
            Property(code, set, shape, member);
        }

        if (set.MembersOf(shape).Any(member => set.Sensitivity(shape, member) is not null))
        {
            code.Line();
            code.Line("/// <summary>The shape alone: it holds what is never shown.</summary>");
            code.Line("public override string ToString() => nameof(" + name + ");");
        }

        code.Close();
        return code.ToString();
    }

    private static void Property(SourceWriter code, ShapeSet set, Shape shape, Member member)
    {
        code.Line($"/// <summary><c>{member.Name}</c>{Unit(set.ValueOf(shape, member))}</summary>");
        code.Line($"[DataMember(Name = \"{member.Name}\"{(member.IsRequired ? ", IsRequired = true" : "")})]");
        if (set.Sensitivity(shape, member) is { } shown)
            code.Line($"[Sensitive{(shown.Count == 0 ? "" : $"({string.Join(", ", shown.Select(start => $"\"{start}\""))})")}]");
        code.Line($"public {TypeOf(set, set.ValueOf(shape, member))}? {Identifiers.Pascal(member.Name)} {{ get; init; }}");
    }

    private static string Unit(ShapeValue value) => value switch
    {
        ShapeValue.Time => ", as ISO 8601 in UTC",
        ShapeValue.Document => ", as JSON",
        _ => "",
    };

    private static string TypeOf(ShapeSet set, ShapeValue value) => value switch
    {
        ShapeValue.Plain plain => plain.Type,
        ShapeValue.Time or ShapeValue.Document => "string",
        ShapeValue.Enum known => $"OpenEnum<{set.NameOf(known.Shape)}>",
        ShapeValue.Reference => "Reference",
        ShapeValue.Map => "EquatableMap",
        ShapeValue.Record record => set.NameOf(record.Shape),
        ShapeValue.List list => $"EquatableList<{TypeOf(set, list.Item)}>",
        _ => throw new InvalidOperationException($"{value} has no C# type."),
    };
}
