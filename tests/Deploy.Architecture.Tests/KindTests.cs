namespace Deploy.Architecture.Tests;

/// <summary>A resource kind has the same name in each layer.</summary>
public sealed class KindTests
{
    /// <summary>Kinds that other attributes bring along; they have no resource attribute of their own.</summary>
    private static readonly Dictionary<string, string> DerivedFrom = new(StringComparer.Ordinal)
    {
        ["LogGroup"] = "AwsLogsAttribute",
        ["Role"] = "TaskRoleAttribute",
        ["ScheduleGroup"] = "ScheduleAttribute",
    };

    public static TheoryData<string> Kinds => [.. SpecNames()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_its_counterpart_in_each_layer(string kind)
    {
        var missing = new[]
        {
            ("Deploy.Ecs", DerivedFrom.GetValueOrDefault(kind, $"{kind}Attribute")),
            ("Deploy.Generators", $"{kind}Parser"),
            ("Deploy.Engine", $"{kind}Kind"),
            ("Deploy.Local", $"{kind}Local"),
        }.Where(counterpart => !HasType(counterpart.Item1, counterpart.Item2));
        Assert.Empty(missing);
    }

    private static List<string> SpecNames()
    {
        using var plan = House.Assembly("Deploy.Plan");
        return [.. plan.MainModule.Types
            .Where(type => type.BaseType?.Name == "ResourceSpec")
            .Select(type => type.Name[..^"Spec".Length])
            .Order(StringComparer.Ordinal)];
    }

    private static bool HasType(string project, string name)
    {
        using var assembly = House.Assembly(project);
        return assembly.MainModule.Types.Any(type => type.Name == name);
    }
}
