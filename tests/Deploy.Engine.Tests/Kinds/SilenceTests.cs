using System.Collections;
using System.Reflection;
using Amazon.Runtime;
using Deploy.Engine.Kinds;
using Deploy.Engine.Shapes;
using Deploy.Engine.Tests.Kinds.Variations;
using Deploy.Engine.Tests.Servers;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes;
using Deploy.Plan.Shapes.Scheduler;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

/// <summary>What the facts of a kind say that silence means is what Local answers to a request that is silent.</summary>
[Collection(OnLocal.Name)]
public sealed class SilenceTests(LocalAws server)
{
    /// <summary>What AWS chooses, what a plan always says, and what comes and goes with its element or structure.</summary>
    private static readonly HashSet<string> Chosen =
    [
        "EncryptionConfiguration.KmsKey", "CreateService.AvailabilityZoneRebalancing",
        "CreateService.Cluster", "CreateService.TaskDefinition", "CreateService.LaunchType",
        "RuntimePlatform.CpuArchitecture", "RuntimePlatform.OperatingSystemFamily",
        "ClusterSetting.Value", "KeyValuePair.Name", "KeyValuePair.Value", "DeadLetterConfig.Arn",
        "LoadBalancer.TargetGroupArn", "LoadBalancer.ContainerName", "LoadBalancer.ContainerPort",
    ];

    public static TheoryData<Type> Kinds => [.. Views.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_silence_means_is_known_of_every_view_or_AWS_chooses(Type spec)
    {
        var facts = FactsOf(spec);
        var unknown = Views.Of(spec)
            .Where(view => !Chosen.Contains($"{view.Shape.Name}.{view.Member}"))
            .Where(view => view.Shape.Namespace!.StartsWith(typeof(ShapeMember).Namespace!, StringComparison.Ordinal))
            .Where(view => !facts.IsKnown(view.Shape, view.Member) && !IsRequired(view.Shape, view.Member))
            .Select(view => $"{view.Shape.Name}.{view.Member}");
        Assert.Empty(string.Join(", ", unknown));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_request_that_is_silent_makes_what_the_facts_say(Type kind)
    {
        var bench = await Application.PrepareAsync(server);
        var (facts, spec) = (FactsOf(kind), await SpecOfAsync(kind, bench));
        var wrong = new List<string>();
        foreach (var (shape, member) in SaidIn(RequestIn(spec)).Distinct().Where(said => facts.IsKnown(said.Shape, said.Member)))
        {
            // In what it lies is part of what it is.
            if (member == nameof(CreateSchedule.GroupName)) continue;
            var silent = Without(spec, shape, member) with { Name = $"{spec.Name}-{shape.Name}-{member}" };
            try
            {
                await bench.ApplyAsync(silent);
            }
            catch (AmazonServiceException)
            {
                // It may not be left out, so that silence means nothing.
                continue;
            }

            wrong.AddRange((await bench.ChangesAsync(silent)).Select(change => $"{shape.Name}.{member}: {change}"));
            await bench.DeleteAsync(silent);
        }

        Assert.Empty(wrong);
    }

    private static async Task<ResourceSpec> SpecOfAsync(Type kind, KindBench bench) => kind == typeof(ServiceSpec)
        ? Application.Service with { NetworkConfiguration = await Surroundings.NetworkAsync(bench.Context.Aws) }
        : kind == typeof(ScheduleSpec) ? Application.Schedule with { NetworkConfiguration = await Surroundings.NetworkAsync(bench.Context.Aws) }
        : kind == typeof(TaskDefinitionSpec) ? TaskDefinitionVariations.Talkative
        : kind == typeof(ClusterSpec) ? Application.Cluster
        : Application.Repository;

    /// <summary>The facts stand beside the kind.</summary>
    private static ShapeFacts FactsOf(Type spec)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var kind = KindCatalog.All.Single(candidate => candidate.Name == ResourceSpec.KindOf(spec)).GetType();
        return kind.Assembly.GetTypes()
            .Where(type => type.Namespace == kind.Namespace)
            .SelectMany(type => type.GetFields(Static))
            .Where(field => field.FieldType == typeof(ShapeFacts))
            .Select(field => (ShapeFacts)field.GetValue(null)!)
            .Single();
    }

    private static bool IsRequired(Type shape, string member) =>
        ShapeMember.Of(shape).Any(candidate => candidate.Name == member && candidate.IsRequired);

    private static object RequestIn(ResourceSpec spec) => RecordMember.Of(spec.GetType()).Single(member => member.IsRequest).Get(spec)!;

    private static IEnumerable<(Type Shape, string Member)> SaidIn(object shape)
    {
        foreach (var member in RecordMember.Of(shape.GetType()))
        {
            if (member.Get(shape) is not { } value) continue;
            yield return (shape.GetType(), member.Name);
            foreach (var further in InnerOf(value).SelectMany(SaidIn)) yield return further;
        }
    }

    private static ResourceSpec Without(ResourceSpec spec, Type shape, string member)
    {
        var request = RecordMember.Of(spec.GetType()).Single(candidate => candidate.IsRequest);
        return (ResourceSpec)request.With(spec, Without(request.Get(spec)!, shape, member));
    }

    private static object Without(object value, Type shape, string member)
    {
        foreach (var candidate in RecordMember.Of(value.GetType()))
        {
            if (candidate.Get(value) is not { } said) continue;
            if (value.GetType() == shape && candidate.Name == member) value = candidate.With(value, null);
            else if (candidate.Element is null && InnerOf(said).Any()) value = candidate.With(value, Without(said, shape, member));
            else if (InnerOf(said).ToList() is { Count: > 0 } items)
                value = candidate.With(value, candidate.ListOf([.. items.Select(item => Without(item, shape, member))]));
        }

        return value;
    }

    /// <summary>The shapes that a value is, or is made of.</summary>
    private static IEnumerable<object> InnerOf(object value)
    {
        IEnumerable<object> items = Views.ElementOf(value.GetType()) is null ? [value] : ((IEnumerable)value).Cast<object>();
        return items.Where(item => ShapeMember.Of(item.GetType()).Count > 0);
    }
}
