using System.Reflection;
using CsCheck;
using Deploy.Plan.Json;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan.Tests;

/// <summary>A view names the member that it reads and writes, and no other one.</summary>
public class ViewTests
{
    private static readonly Type[] Owners =
        [.. typeof(ResourceSpec).Assembly.GetTypes().Where(type => Views(type).Any()).OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static IEnumerable<object[]> All => Owners.SelectMany(owner => Views(owner).Select(view => new object[] { owner.Name, view.Name }));

    [Theory]
    [MemberData(nameof(All))]
    public void Setting_a_view_changes_the_member_that_it_names_and_nothing_else(string type, string name)
    {
        var (owner, view) = Find(type, name);
        var path = view.GetCustomAttribute<ViewOfAttribute>()!.Path;

        Gen.Select(RandomPlans.RecordOf(owner), RandomPlans.ValueOf(view)).Sample(
            (record, value) =>
            {
                var changed = Set(record, view, value);
                return Differences(HolderOf(record), HolderOf(changed), "").All(difference =>
                    PropertyPath.IsWithin(difference, path) || PropertyPath.IsWithin(path, difference));
            },
            iter: 30);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_a_view_was_set_to_is_read_again(string type, string name)
    {
        var (owner, view) = Find(type, name);

        Gen.Select(RandomPlans.RecordOf(owner), RandomPlans.ValueOf(view)).Sample(
            (record, value) => Equals(view.GetValue(Set(record, view, value)), value) || (view.PropertyType == typeof(EquatableList<LogOptionSpec>)),
            iter: 30);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_path_of_a_view_leads_to_a_member_and_is_its_own(string type, string name)
    {
        var (owner, view) = Find(type, name);
        var path = view.GetCustomAttribute<ViewOfAttribute>()!.Path;

        Assert.Equal(path, PropertyPath.Of(owner, name));
        Assert.Equal(path, PropertyPath.Of(owner, path));
        Assert.Equal($"{path}.Beyond", PropertyPath.Of(owner, $"{path}.Beyond"));
        Assert.True(Leads(HolderTypeOf(owner), path), path);
    }

    [Theory]
    [InlineData("service", "MaximumPercent", "DeploymentConfiguration.MaximumPercent")]
    [InlineData("service", "NetworkConfiguration", "NetworkConfiguration.AwsvpcConfiguration")]
    [InlineData("service", "NetworkConfiguration.Subnets[0]", "NetworkConfiguration.AwsvpcConfiguration.Subnets[0]")]
    [InlineData("service", "LoadBalancers[a.b:80].TargetGroup", "LoadBalancers[a.b:80].TargetGroupArn")]
    [InlineData("task-definition", "ContainerDefinitions[a.b].Repository", "ContainerDefinitions[a.b].Image")]
    [InlineData("task-definition", "ContainerDefinitions[a[0].b].PortMappings[80/udp].Name", "ContainerDefinitions[a[0].b].PortMappings[80/udp].Name")]
    [InlineData("task-definition", "TaskRole", "TaskRoleArn")]
    [InlineData("service", "Tags[a.b].Value", "Tags[a.b].Value")]
    [InlineData("service", "", "")]
    [InlineData("volcano", "MaximumPercent", "MaximumPercent")]
    public void A_path_by_views_is_that_of_the_members(string kind, string path, string expected) => Assert.Equal(expected, PropertyPath.Of(kind, path));

    [Theory]
    [InlineData("DesiredCount", true)]
    [InlineData("MaximumPercent", true)]
    [InlineData("DeploymentConfiguration.BakeTimeInMinutes", true)]
    [InlineData("NetworkConfiguration.SecurityGroups", true)]
    [InlineData("DeploymentConfiguration.Bakery", false)]
    [InlineData("Colour", false)]
    public void A_path_is_known_by_views_and_members(string path, bool exists) => Assert.Equal(exists, PropertyPath.Exists(typeof(ServiceSpec), path));

    private static IEnumerable<PropertyInfo> Views(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.IsDefined(typeof(ViewOfAttribute)));

    private static (Type Owner, PropertyInfo View) Find(string type, string name)
    {
        var owner = Owners.Single(candidate => candidate.Name == type);
        return (owner, owner.GetProperty(name)!);
    }

    private static object Set(object record, PropertyInfo view, object? value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        view.SetValue(copy, value);
        return copy;
    }

    /// <summary>AWS's own structure that a record holds.</summary>
    private static object HolderOf(object record) => HolderPropertyOf(record.GetType()).GetValue(record)!;

    private static Type HolderTypeOf(Type owner) => HolderPropertyOf(owner).PropertyType;

    private static PropertyInfo HolderPropertyOf(Type owner) => owner
        .GetProperties(BindingFlags.Instance | BindingFlags.Public).Single(property => property.PropertyType.Namespace!.StartsWith("Deploy.Plan.Shapes", StringComparison.Ordinal));

    private static bool Leads(Type type, string path) => path.Split('.').Aggregate((Type?)type, (at, step) => Next(at, step)) is not null;

    private static Type? Next(Type? owner, string step)
    {
        var type = owner?.GetProperty(step.Split('[')[0])?.PropertyType;
        return step.Contains('[', StringComparison.Ordinal) ? type?.GetGenericArguments()[0] : type;
    }

    private static IEnumerable<string> Differences(object? left, object? right, string path)
    {
        if (Equals(left, right)) return [];
        if (left is null || right is null || !RecordMember.IsRecord(left.GetType()) || left is System.Collections.IEnumerable) return [path];
        return RecordMember.Of(left.GetType()).SelectMany(member => Differences(member.Get(left), member.Get(right), member.PathIn(path)));
    }
}
